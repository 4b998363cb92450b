package main

// series is a public count, week by week or month by month, and the scenarios that have a quantity like it.
type series struct {
	name   string
	title  string
	unit   string
	source string // who counts, who publishes, and how the values are made of what is published

	file, column string // where a folder of series has it
	change       bool   // a value is the change from the week before
	monthly      bool
	mean         bool // a share: weeks are pooled by their mean, not their sum

	before      int    // so many periods before the date are shown; the naive forecasts are made of them
	digest      string // SHA-256 of the lines DATE,VALUE that are used
	known       string // the last period of which the value was known on the date
	from, until string // periods that are compared begin from the one and before the other

	forecasts []forecast
}

// forecast is what a scenario has to say about a series.
type forecast struct {
	scenario, policy string
	expr             string // of one period; {now} stands for the date on which it begins, {next} for that of the next
	steps            int    // periods that the scenario covers
}

// Who counts what, and where it can be had.
const (
	losses = "General Staff of the Armed Forces of Ukraine, daily posts: a claim of one side, killed and wounded. Collected in " +
		"github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset, data/russia_losses_personnel.json (commit 37655f8b, MIT " +
		"licence); here the sum of a week from Monday to Sunday"
	ground = "DeepState map (deepstatemap.live), daily GeoJSON in github.com/cyterat/deepstate-map-data (commit e904719a, " +
		"GPL-3.0; DeepState asks for attribution). Area of the occupied polygons in an equal-area projection, on the last " +
		"day of a week that is there; here the change from week to week"
	raids = "Ukrainian Air Force, daily posts: claims of one side. Collected by Petro Ivaniuk as \"Massive Missile Attacks on " +
		"Ukraine\" (Kaggle, piterfm/massive-missile-attacks-on-ukraine; licence not verified, attribution asked for), daily " +
		"file as in github.com/vovaara-droid/graphrag-learning (commit 11283311); here by the week in which a raid ended"
	kiel = "Kiel Institute, Ukraine Support Tracker, release 29 (Trebesch and others; data to April 2026), from " +
		"github.com/UkraineSupportTrackerWebsite/ukraine-support-tracker, data/data_explorer.csv (commit ddf24c0f): military " +
		"allocations of EU members, EU institutions, the United Kingdom, Norway, Switzerland and Iceland, summed by month"
)

// weekly is a series of the war: frozen at 2 July 2025, compared from the Monday on which the scenarios start.
func weekly(s series) series {
	s.known, s.from, s.until = "2025-06-23", "2025-07-07", "2026-07-06"
	if s.before == 0 {
		s.before = 26
	}
	return s
}

func allSeries() []series {
	return []series{
		weekly(series{name: "losses", title: "Russian killed and wounded, as claimed", unit: "soldiers a week", source: losses,
			file: "claimed_russian_losses_weekly.csv", column: "personnel",
			digest: "a739a145f9f0230e8105dd45e33174cbc7904bc75332eba3a09ac072183058e1",
			forecasts: []forecast{
				{"dprk-artillery", "continue", "at(ru_losses, {now})", 52},
				{"dprk-rotation", "engineers", "at(ru_losses, {now})", 52},
				{"ceasefire-or-attrition", "steady", "at(ru_losses, {now})", 52},
			}}),
		weekly(series{name: "ground", title: "Ground taken by Russia", unit: "km2 a week", source: ground,
			file: "occupied_area_weekly.csv", column: "occupied_km2", change: true,
			digest: "30db9ad0e9cb681a1e9243c292e0c30d94acb07259a092a6a27948cec3dca03c",
			forecasts: []forecast{
				{"us-aid-pause", "continue", "at(taken, {next}) - at(taken, {now})", 39},
				{"dprk-artillery", "continue", "at(taken, {next}) - at(taken, {now})", 52},
				{"dprk-rotation", "engineers", "at(taken, {next}) - at(taken, {now})", 52},
				{"ceasefire-or-attrition", "steady", "at(taken, {next}) - at(taken, {now})", 52},
			}}),
		weekly(series{name: "drones", title: "Long-range drones and decoys launched", unit: "drones a week", source: raids,
			file: "drone_missile_attacks_weekly.csv", column: "shahed_launched",
			digest: "9924d3957159540d4f712f7c068b79a6d0854eb4b53cea562abcca596e1cf4b0",
			forecasts: []forecast{
				{"drone-surge", "trend", "at(drones, {now})", 39},
				{"us-aid-pause", "continue", "at(drones, {now})", 39},
			}}),
		weekly(series{name: "leak", title: "Share of drones that got through", unit: "share", source: raids + ". Launched, less shot down, less " +
			"lost to jamming, less still in the air, over launched", mean: true,
			file: "drone_missile_attacks_weekly.csv", column: "shahed_leak_rate",
			digest: "e78fa084056bc0b8418ea6f402087007a9a39d6aecccc3bae78fe2504504bb36",
			forecasts: []forecast{
				{"drone-surge", "trend", "at(leak, {now})", 39},
				{"drone-surge", "hunter_drones", "at(leak, {now})", 39},
			}}),
		weekly(series{name: "places", title: "Places hit by drones", unit: "places a week", source: raids + ". Reported from 19 May 2025 on",
			file: "drone_missile_attacks_weekly.csv", column: "hit_locations_reported", before: 6,
			digest: "e2af9aef3740f6cd05e6ea603ac5f7e89e42ff2bbd3c8c4efe40760df7ab204e",
			forecasts: []forecast{
				{"drone-surge", "trend", "at(places_hit, {now})", 39},
				{"drone-surge", "hunter_drones", "at(places_hit, {now})", 39},
				{"us-aid-pause", "continue", "at(places_hit, {now})", 39},
			}}),
		weekly(series{name: "ballistic", title: "Ballistic missiles launched", unit: "missiles a week", source: raids,
			file: "drone_missile_attacks_weekly.csv", column: "ballistic_launched",
			digest:    "74f39b1637efd38cd36f9c67ab3c9452b9a7d58a21115b2505a1e1b8dd8df945",
			forecasts: []forecast{{"us-aid-pause", "continue", "at(ballistic, {now})", 39}}}),
		weekly(series{name: "stopped", title: "Ballistic missiles stopped", unit: "missiles a week", source: raids,
			file: "drone_missile_attacks_weekly.csv", column: "ballistic_shot_down",
			digest:    "24952a871f824a42c220855e47c6873fe52e4044fc4594b0c3fbc7bf4b51a0ee",
			forecasts: []forecast{{"us-aid-pause", "continue", "at(stopped, {now})", 39}}}),
		{name: "europe", title: "European military aid allocated", unit: "EUR billion a month", source: kiel, monthly: true,
			file: "ukraine_aid_allocations_monthly.csv", column: "europe_mil",
			digest: "9f1a33429b0314f0a2ce4808defe4043621a2fe6dad5aa384ee34930c98467ec",
			before: 12, known: "2025-04-01", from: "2025-07-01", until: "2028-07-01",
			forecasts: []forecast{{"european-rearmament", "national", "1.65 + at(money, {now})", 36}}},
	}
}

// covered is for how many of the periods that came the forecast has something to say.
func (s *series) covered(f forecast, o observations) int { return min(f.steps, len(o.after)) }

// longest is how many periods the longest forecast covers.
func (s *series) longest() int {
	n := 0
	for _, f := range s.forecasts {
		n = max(n, f.steps)
	}
	return n
}
