package odds

import (
	"wargame/sim"
)

// Choice is what a team may order for the turn to come.
type Choice struct {
	Orders map[int]float64 // by lever; what is not among them stays as it is: the zero Choice keeps everything
}

// Odds are what comes of choices.
type Odds struct {
	Worlds    int
	Effective float64 // the worlds on which they rest: those that fit what was read, copies as one, by their weights
	Heeded    float64 // how far the numbers last read are taken in, from 0 to 1; less than 1 where all would have left too few worlds
	Fits      bool    // these are not too few; else there are no odds
	Choices   []Ahead // as asked for
}

// leastWorlds are the fewest on which odds may rest.
const leastWorlds = 30

// Ahead is what comes of a choice.
type Ahead struct {
	Objectives []Value // of Options.Objectives: its mean is the chance
	Outcomes   []Value // of those of Options.Outcomes; of a truth value, the mean is the chance
}

// Odds takes every world on to the end of the clock under each choice, others doing what they did last. All choices meet the same luck.
func (f *Filter) Odds(choices []Choice) (*Odds, error) {
	o := &Odds{Worlds: f.o.Worlds, Effective: f.distinct(), Heeded: f.heeded()}
	if o.Fits = o.Effective >= leastWorlds; !o.Fits {
		return o, nil
	}
	luck := drawLuck(f.seed, len(f.turns)+1, f.o.Worlds)
	weights := shares(f.fitting(f.weights))
	var first [2][]sim.Standing
	for i, choice := range choices {
		rows, err := f.onward(choice, luck)
		if err != nil {
			return nil, err
		}
		outcomes, objectives, err := rows.Outcomes()
		if err != nil {
			return nil, err
		}
		if i == 0 {
			first = [2][]sim.Standing{outcomes, objectives}
		}
		o.Choices = append(o.Choices, Ahead{Outcomes: f.values(outcomes, first[0], weights), Objectives: f.values(objectives, first[1], weights)})
	}
	return o, nil
}

// onward takes all worlds to the end of the clock.
func (f *Filter) onward(c Choice, luck []uint64) (*sim.Rows, error) {
	rows, err := f.now.rows.Pick(all(f.o.Worlds), nil, nil)
	if err != nil {
		return nil, err
	}
	if err := order(f.s, rows, c.Orders); err != nil {
		return nil, err
	}
	for first := true; rows.Point() < f.s.Clock.Steps; first = false {
		if err := rows.Step(); err != nil {
			return nil, err
		}
		if first {
			if rows, err = rows.Pick(all(f.o.Worlds), nil, luck); err != nil {
				return nil, err
			}
		}
	}
	return rows, nil
}

// values sums up columns.
func (f *Filter) values(columns, first []sim.Standing, weights []float64) []Value {
	list := make([]Value, len(columns))
	for i := range columns {
		list[i] = f.value(columns[i], first[i], weights)
	}
	return list
}

// heeded is how far the numbers last read are taken in.
func (f *Filter) heeded() float64 {
	if len(f.seen) == 0 {
		return 1
	}
	return f.seen[len(f.seen)-1].near
}
