package odds

import (
	"math"
	"slices"

	"wargame/scenario"
	"wargame/sim/rng"
)

// A move makes of every world another one, by chance, and keeps it with the chance by which worlds stay as likely as they are after what
// was read (Metropolis and others, "Equation of state calculations by fast computing machines", 1953): so copies of a world that was
// picked become worlds of their own, and what a team knows stays the same. What was drawn is evenly spread before anything is known, and
// every kind of move is as likely to lead there as back.
//
// The worlds that a jump takes its measure from move themselves meanwhile, so that with few worlds it is not quite exact.

// proposal is a kind of move.
type proposal struct {
	part part // of a world that moves
	make func(f *Filter, to *worlds, row int, k keys)
}

// part is a part of what is drawn in a world.
type part uint8

const (
	ofOnce   part = 1 << iota // what is drawn once
	ofLuck                    // what is drawn at steps
	ofPolicy                  // what other teams play in secret
)

// keys are those of the draws of one move.
type keys struct {
	seed uint64
	move int
}

// of is the key of one of them.
func (k keys) of(what string) uint64 { return rng.Key(k.seed, "move", what, k.move) }

// proposals are the kinds of move that there are something for, each as often.
func (f *Filter) proposals() []proposal {
	var list []proposal
	if len(f.worlds.uniforms) > 0 {
		list = append(list, proposal{ofOnce, jump}, proposal{ofOnce, walk})
	}
	if f.lucky {
		list = append(list, proposal{ofLuck, otherLuck})
	}
	if slices.ContainsFunc(f.hidden.courses, func(of []scenario.Course) bool { return len(of) > 1 }) {
		list = append(list, proposal{ofPolicy, otherPolicy})
	}
	return list
}

// jump moves all that is drawn once by a share of what lies between two other worlds, so that what hangs together moves together: ter
// Braak, "A Markov chain Monte Carlo version of the genetic algorithm Differential Evolution", 2006, whose 2.38/√2d is the longest.
func jump(f *Filter, to *worlds, row int, k keys) {
	a, b := oneOf(f.o.Worlds, k.of("one"), row), oneOf(f.o.Worlds, k.of("other"), row)
	share := 2.38 / math.Sqrt(float64(2*len(to.uniforms))) * exp(-2*rng.Uniform(k.of("share"), uint64(row)))
	for i, was := range f.worlds.uniforms {
		to.uniforms[i][row] = around(was[row] + float64(share*(was[a]-was[b])))
	}
}

// walk moves about two of what is drawn once, by a step of any size.
func walk(f *Filter, to *worlds, row int, k keys) {
	size := exp(-4 * rng.Uniform(k.of("size"), uint64(row)))
	moves, step := k.of("moves"), k.of("step")
	for i, was := range f.worlds.uniforms {
		if rng.Uniform(rng.Step(moves, i), uint64(row))*float64(len(to.uniforms)) < 2 {
			to.uniforms[i][row] = around(was[row] + float64(size*(rng.Uniform(rng.Step(step, i), uint64(row))-0.5)))
		}
	}
}

// otherLuck gives one turn another luck.
func otherLuck(_ *Filter, to *worlds, row int, k keys) {
	to.lucks[oneOf(len(to.lucks), k.of("turn"), row)][row] = rng.Bits(k.of("luck"), uint64(row))
}

// otherPolicy has one team play another course in secret, where it has another.
func otherPolicy(f *Filter, to *worlds, row int, k keys) {
	team := oneOf(len(to.policies), k.of("team"), row)
	course, n := &to.policies[team][row], len(f.hidden.courses[team])
	if n > 1 {
		*course = (*course + 1 + oneOf(n-1, k.of("policy"), row)) % n
	}
}

// around is a number between 0 and 1, whose ends meet.
func around(u float64) float64 {
	const least = 0x1p-53
	return min(max(u-math.Floor(u), least), 1-least)
}

// move tries a move in every world.
func (f *Filter) move() error {
	kinds := f.proposals()
	if kinds == nil {
		return nil
	}
	f.moves++
	k := keys{f.seed, f.moves}
	to := f.worlds.pick(all(f.o.Worlds))
	kind := k.of("kind")
	for row := range f.o.Worlds {
		kinds[oneOf(len(kinds), kind, row)].make(f, to, row, k)
	}
	there, err := f.replay(to)
	if err != nil {
		return err
	}
	var whole part
	for _, kind := range kinds {
		whole |= kind.part
	}
	stays := k.of("stays")
	for row := range f.o.Worlds {
		if ln(rng.Uniform(stays, uint64(row))) < f.evidence(there, row)-f.evidence(f.now, row) {
			f.worlds.become(to, row)
			if f.worlds.moved[row] |= kinds[oneOf(len(kinds), kind, row)].part; f.worlds.moved[row] == whole {
				f.worlds.moved[row], f.worlds.origin[row] = 0, f.moves*f.o.Worlds+row
			}
			f.now.become(there, row)
		}
	}
	return nil
}

// evidence is the logarithm of how likely all is that was read, as far as it is heeded.
func (f *Filter) evidence(p *played, row int) float64 {
	sum := 0.0
	for i, s := range f.seen {
		j := &p.judged[i]
		sum += float64(s.same*j.same[row]) + float64(s.near*j.near[row])
	}
	return sum
}

// become makes a row that of other worlds.
func (w *worlds) become(to *worlds, row int) {
	copyRow(w.uniforms, to.uniforms, row)
	copyRow(w.lucks, to.lucks, row)
	copyRow(w.policies, to.policies, row)
}

// become makes what is known of a row that of other worlds; where it stands is known when it is played again.
func (p *played) become(to *played, row int) {
	p.out[row] = to.out[row]
	for i, j := range p.judged {
		from := to.judged[i]
		j.same[row], j.near[row], j.amiss[row], j.off[row] = from.same[row], from.near[row], from.amiss[row], from.off[row]
	}
}

func copyRow[T any](dst, from [][]T, row int) {
	for i := range dst {
		dst[i][row] = from[i][row]
	}
}
