package sim_test

import (
	"fmt"
	"log"

	"gonum.org/v1/gonum/stat"

	"wargame/scenario"
	"wargame/scenario/source"
	library "wargame/scenarios"
	"wargame/sim"
)

// Four turns of a game, as a table plays them: three teams give orders, a facilitator rules, and between the turns the
// table asks what may come, in a thousand futures that share nothing with the game's own dice.
func Example_table() {
	s, problems := scenario.Load("library/ceasefire-or-attrition", scenario.Options{Library: library.Library})
	if problems.HasErrors() {
		log.Fatal(problems)
	}
	lever := func(name string) int { q, _ := s.Quantity(name); return q.Index }
	teams := map[string][]int{
		"washington": {lever("us_shells")},
		"europe":     {lever("europe_shells"), lever("sanctions")},
		"kyiv":       {lever("offer"), lever("depot_campaign")},
	}
	var inputs []int
	for _, levers := range teams {
		inputs = append(inputs, levers...)
	}
	steady := []int{s.Baseline} // it feeds the levers that no team holds

	table, err := sim.Compile(s, sim.Options{Policies: steady, Inputs: inputs, Record: sim.Everything(s), ByHand: true})
	check(err)
	game, err := table.Begin(sim.Start{Seed: 1917, Worlds: []uint64{7}, Lucks: []uint64{7}})
	check(err)

	// What the look-ahead needs is less: an objective, and nothing recorded.
	objective, problems := s.Resolve(source.Typed("objective", "ground_lost < 4000"), scenario.Place{In: scenario.InOutcomes, Truth: true})
	if problems.HasErrors() {
		log.Fatal(problems)
	}
	ahead, err := sim.Compile(s, sim.Options{Policies: steady, Inputs: inputs, Outcomes: []int{}, Measure: []*scenario.Expr{objective}})
	check(err)
	odds := func(lever string, value float64) float64 {
		now, err := ahead.Resume(game.State())
		check(err)
		futures, err := now.Pick(make([]int, 1000), nil, lookAhead(1000))
		check(err)
		check(futures.Give(lever, value))
		for futures.Point() < s.Clock.Steps {
			check(futures.Step())
		}
		_, met, err := futures.Outcomes()
		check(err)
		return stat.Mean(met[0].Values, nil)
	}

	turn := func(weeks int) {
		for range weeks {
			check(game.Step())
		}
		if fault := game.Faults()[0]; fault != nil {
			log.Fatal(fault)
		}
	}
	report := func() {
		fmt.Printf("week %d:", game.Point())
		for _, name := range []string{"taken", "us_shells", "advance"} {
			x, err := game.Look(name)
			check(err)
			fmt.Printf(" %s %.4g,", name, x[0])
		}
		war, err := game.Look("war")
		check(err)
		q, _ := s.Quantity("war")
		fmt.Printf(" %s\n", s.Levels(q)[int(war[0])])
	}

	turn(13)
	report()

	// Turn 2: Washington stops and Europe steps in. Orders that cannot be are refused, and change nothing.
	fmt.Println(game.Give("europe_shells", 5))
	fmt.Println(game.Give("pace", 100))
	fmt.Printf("less than 4,000 km2 lost: %.0f%% if nothing changes, %.0f%% if Washington stops\n", 100*odds("us_shells", 1), 100*odds("us_shells", 0))
	check(game.Give("us_shells", 0))
	check(game.Give("europe_shells", 1.5))
	turn(13)
	report()

	// Turn 3: the facilitator rules that a depot burns, and that Kyiv does not give in this week; guarantees are offered.
	check(game.Add("ru_shells", -200_000))
	check(game.Prevent("gives_in"))
	check(game.Give("offer", 2))
	turn(13)
	report()

	// Turn 4: the ceasefire is broken at the table, whatever the dice would have said.
	check(game.Force("truce_breaks"))
	turn(1)
	report()
	turn(12)
	report()

	outcomes, _, err := game.Outcomes()
	check(err)
	for i, o := range s.Outcomes {
		if o.Name == "ground_lost" || o.Name == "truce_lasts" {
			fmt.Printf("%s: %.4g, counts: %v\n", o.Name, outcomes[i].Values[0], outcomes[i].Given == nil || outcomes[i].Given.Has(0))
		}
	}
	// Output:
	// week 13: taken 1263, us_shells 1, advance 111.3, fighting
	// the lever europe_shells goes from 0 to 2, not to 5
	// pace is no lever but a variable
	// less than 4,000 km2 lost: 8% if nothing changes, 7% if Washington stops
	// week 26: taken 2177, us_shells 0, advance 82.18, fighting
	// week 39: taken 3395, us_shells 0, advance 0, ceasefire
	// week 40: taken 3395, us_shells 0, advance 0, fighting
	// week 52: taken 4792, us_shells 0, advance 195.4, fighting
	// ground_lost: 4792, counts: true
	// truce_lasts: 0, counts: false
}

// lookAhead are lucks apart from any trial's.
func lookAhead(n int) []uint64 {
	list := make([]uint64, n)
	for i := range list {
		list[i] = 1<<32 + uint64(i)
	}
	return list
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
