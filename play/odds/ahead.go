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
	o := &Odds{Worlds: f.o.Worlds, Effective: min(f.effective, f.distinct())}
	if o.Fits = o.Effective >= leastWorlds; !o.Fits {
		return o, nil
	}
	ahead := f.worlds.pick(all(f.o.Worlds))
	ahead.draw(f.seed)
	weights := shares(f.fitting())
	var first [2][]sim.Standing
	for i, choice := range choices {
		rows, err := f.now.rows.Pick(all(f.o.Worlds), nil, ahead.lucks[len(f.turns)])
		if err != nil {
			return nil, err
		}
		if err := order(f.s, rows, choice.Orders); err != nil {
			return nil, err
		}
		for rows.Point() < f.s.Clock.Steps {
			if err := rows.Step(); err != nil {
				return nil, err
			}
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

func (f *Filter) values(columns, first []sim.Standing, weights []float64) []Value {
	list := make([]Value, len(columns))
	for i := range columns {
		list[i] = f.value(columns[i], first[i], weights)
	}
	return list
}
