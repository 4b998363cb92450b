package main

// fact is one thing that became known after a scenario's date, and what the scenario had said about it.
type fact struct {
	scenario, policy string
	what             string
	expr             string  // a number, or a truth value: then the scenario gave it a chance
	happened         float64 // 1 or 0 of a truth value
	unit             string  // of what happened, and of what was said
	source           string
}

func allFacts() []fact {
	return []fact{
		{"iwo-jima", "as_it_was", "Americans fit on day 28 (fitted to it: no test)", "at(ashore, day 28)", 52_735, "men",
			"Engel 1954"},

		{"dprk-rotation", "engineers", "North Korean soldiers in Russia, engineers only", "at(dprk_troops, 2025-11-03)", 10_000, "soldiers",
			"South Korea's intelligence service, 4 November 2025: some 10,000 near the border"},
		{"dprk-rotation", "replace", "the same, if losses are replaced", "at(dprk_troops, 2025-11-03)", 10_000, "soldiers", "the same"},
		{"dprk-rotation", "triple", "the same, if they become thirty thousand", "at(dprk_troops, 2025-11-03)", 10_000, "soldiers", "the same"},
		{"dprk-rotation", "engineers", "Engineers and builders there", "at(builders, 2025-11-03)", 6_000, "people",
			"the same: 1,000 engineers, and 5,000 builders on their way in phases since September"},

		{"drone-surge", "trend", "For a month, twice as many places hit as in June 2025", "gives_way", 0, "",
			"the series of places hit, smoothed as in the scenario"},

		{"ceasefire-or-attrition", "steady", "A ceasefire begins within the year", "truced", 0, "",
			"the series of losses: claims go on in every week to July 2026"},
		{"ceasefire-or-attrition", "steady", "Kyiv accepts Moscow's terms", "gave_in", 0, "", "the same"},

		{"tariff-deadline", "each_alone", "Tariff on Vietnam", "vietnam_rate_end", 0.20, "%",
			"Executive order, 31 July 2025"},
		{"tariff-deadline", "each_alone", "Tariff on Japan", "japan_rate_end", 0.15, "%",
			"White House, 22 July 2025: 15%, cars included"},
		{"tariff-deadline", "each_alone", "Tariff on Thailand", "thailand_rate_end", 0.19, "%",
			"Executive order, 31 July 2025"},
		{"tariff-deadline", "each_alone", "All three have signed after 26 weeks", "deals == 3", 1, "", "the same"},
		{"tariff-deadline", "each_alone", "At least one pays the full tariff for a time", "some_hit", 0, "", "the same"},
		{"tariff-deadline", "each_alone", "The deadline is moved exactly once", "date_moved == 1", 1, "",
			"Executive order, 7 July 2025: to 1 August, when it was kept"},

		{"container-count", "apart", "Containers from September 2023 to March 2025", "at(arrived, 2025-03-31)", 16_000, "containers",
			"Reuters and Open Source Centre, 15 April 2025, four ships alone"},
		{"container-count", "apart", "Containers from September 2023 to mid-April 2025", "arrived_by_april", 20_000, "containers",
			"MSMT, 29 May 2025: more than 20,000"},
		{"container-count", "apart", "Containers from mid-2022 to 13 July 2025 (the last pace carried on for 89 days)",
			"rok_count * before + arrived_by_april + 89 / 7 * final(pace)", 28_000, "containers",
			"South Korean military intelligence via Yonhap, 13 July 2025"},

		{"rok-nuclear-opinion", "continuity", "Support in April 2025", "at(support, 2025-04-15)", 0.762, "%",
			"Asan Institute, April 2025: 76.2%, another institute than the scenario's two"},
		{"rok-nuclear-opinion", "continuity", "Donald Trump is elected", "trump", 1, "", "5 November 2024"},

		{"insider-supply-chain", "as_is", "Time in which half of the workers are found", "stay", 17.4, "weeks",
			"Mandiant M-Trends 2026: 122 days at the median (17.4 weeks)"},
		{"insider-supply-chain", "as_is", "Growth of attempts in a week", "growth", 0.0226, "%",
			"CrowdStrike, August 2025: 320 incidents in the year to June 2025, 3.2 times those of the year before"},

		{"nato-rok", "distance", "A large European contract within four weeks", "at(contracts, week 4) > 0", 1, "",
			"Poland, 1 August 2025: 180 tanks, USD 6.5 billion; talks had ended by 2 July"},
		{"nato-rok", "distance", "No further contingent of soldiers by 4 November 2025", "at(dprk_soldiers, 2025-11-04) == initial(dprk_soldiers)", 1, "",
			"South Korean intelligence, 4 November 2025: 5,000 builders in phases and 1,000 engineers; whether these are a contingent is argued"},
	}
}
