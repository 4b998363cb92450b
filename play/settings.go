package play

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"

	"wargame/scenario"
)

// Settings are what is chosen when a game is opened. Odds and the like may be changed as it goes.
type Settings struct {
	Turn     int               `json:"turn,omitempty"`     // steps in a turn; 0: as the scenario says
	Trial    int               `json:"trial,omitempty"`    // 0: drawn from the seed
	Policies map[string]string `json:"policies,omitempty"` // by team: the policy, or the strategy of its own, that plays it
	Worlds   int               `json:"worlds"`             // of the odds
	Minutes  int               `json:"minutes,omitempty"`  // for a turn; 0: no clock

	Odds      Odds `json:"odds"`
	Shut      bool `json:"shut,omitempty"`       // the facilitator too sees orders only once they are carried out
	AtOnce    bool `json:"at_once,omitempty"`    // a turn resolves when all have sealed
	TimerEnds bool `json:"timer_ends,omitempty"` // and when the time is up
	OwnOut    bool `json:"own_out,omitempty"`    // in rulings by estimate, a team's own estimates do not count
}

// Odds says who sees what may come.
type Odds string

// Who sees odds.
const (
	OddsFacilitator Odds = "facilitator"
	OddsTeams       Odds = "teams"
	OddsAll         Odds = "all"
	OddsOff         Odds = "off"
)

// OddsSettings are all of them.
var oddsSettings = []Odds{OddsFacilitator, OddsTeams, OddsAll, OddsOff}

// trials are among how many a game's trial is drawn.
const trials = 10_000

// with are the settings with defaults in place of what is not said, for a scenario.
func (x Settings) with(s *scenario.Scenario) (Settings, error) {
	if x.Odds == "" {
		x.Odds = OddsFacilitator
	}
	if x.Worlds == 0 {
		x.Worlds = 1000
	}
	switch {
	case !slices.Contains(oddsSettings, x.Odds):
		return x, refuse(OutOfRange, fmt.Sprintf("odds are shown to nobody called %q", x.Odds), "choose facilitator, teams, all or off")
	case x.Worlds < 100 || x.Worlds > 100_000:
		return x, refuse(OutOfRange, fmt.Sprintf("odds cannot rest on %d worlds", x.Worlds), "choose from 100 to 100,000")
	case x.Turn < 0 || x.Turn > s.Clock.Steps:
		return x, refuse(OutOfRange, fmt.Sprintf("a turn of %d steps does not fit into the %d of the clock", x.Turn, s.Clock.Steps), "choose a shorter one")
	case x.Trial < 0:
		return x, refuse(OutOfRange, fmt.Sprintf("there is no trial %d", x.Trial), "trials are counted from 1")
	case x.Minutes < 0 || x.Minutes > 24*60:
		return x, refuse(OutOfRange, fmt.Sprintf("a turn cannot take %d minutes", x.Minutes), "choose from 0, which is no clock, to a day")
	}
	return x, nil
}

// SeedHash is what the first entry says of the seed.
func SeedHash(seed uint64) string {
	sum := sha256.Sum256([]byte(strconv.FormatUint(seed, 10)))
	return hex.EncodeToString(sum[:])
}

// keyed are 64 bits of HMAC-SHA256 of some words, keyed by the game's seed in decimal: a stream of their own for each first word.
// The words stand apart by a zero byte.
func keyed(seed uint64, words ...any) uint64 {
	mac := hmac.New(sha256.New, []byte(strconv.FormatUint(seed, 10)))
	for i, w := range words {
		if i > 0 {
			mac.Write([]byte{0})
		}
		fmt.Fprint(mac, w)
	}
	return binary.BigEndian.Uint64(mac.Sum(nil))
}

// uniform is a number in (0, 1) of 64 bits.
func uniform(bits uint64) float64 { return (float64(bits>>12) + 0.5) * 0x1p-52 }

// TrialOf is the trial that a seed draws.
func TrialOf(seed uint64) int { return 1 + int(keyed(seed, "trial")%trials) }
