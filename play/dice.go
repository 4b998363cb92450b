package play

// Die is the number that die number number (from 1) of a turn shows, of one with so many sides: HMAC-SHA256(seed, "dice", turn,
// number), its first 64 bits modulo sides. The modulus favours low sides by less than one in 10^17.
func Die(seed uint64, turn, number, sides int) int {
	return 1 + int(keyed(seed, "dice", turn, number)%uint64(sides))
}

// target is what two dice must show at least.
const target = 7

// arguments is how far arguments can move a throw of two dice.
const arguments = 3

// Chance2d6 is the chance that two dice, with a bonus from -3 to +3, show seven or more: of the 36 pairs, those that do.
func Chance2d6(bonus int) float64 {
	hits := 0
	for a := 1; a <= 6; a++ {
		for b := 1; b <= 6; b++ {
			if a+b+bonus >= target {
				hits++
			}
		}
	}
	return float64(hits) / 36
}

// Bonus is what arguments for and against are worth.
func Bonus(forIt, against int) int { return max(-arguments, min(arguments, forIt-against)) }
