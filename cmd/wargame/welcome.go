package main

import "wargame/results/table"

// welcome is what the command says alone: what to do first, not all that there is. A test runs its commands in their order.
func welcome() *table.Page {
	first := func(name, command string, says ...string) table.Item {
		return table.Item{Name: name, Remarks: table.Remarks{Title: command, Notes: says}}
	}
	return &table.Page{
		Lead: []string{"wargame plays out policies against uncertainty: thousands of futures, in each of which every policy meets the same luck."},
		Sections: []table.Section{
			{List: []table.Item{first("Look", "wargame run us-aid-pause",
				"How long a pause in American deliveries can Ukraine absorb?")}},
			{List: []table.Item{first("Change", "wargame new mine --from library/us-aid-pause",
				"Five lines of your own. Then, while you edit them:", "wargame run mine.yaml --watch")}},
			{List: []table.Item{first("Teach", "wargame explain us-aid-pause",
				"What it assumes, each number with its source, to argue with.")}},
			{Lead: []string{"There are more scenarios (wargame scenarios), and more to do (wargame --help)."}},
		},
	}
}
