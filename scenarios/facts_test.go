package scenarios_test

import (
	"regexp"
	"strings"
	"testing"

	"wargame/scenario"
)

// A fact is a number or a dated event of the news reports that the library began with, in the words of this project: in which
// scenario it stands, and what of it must stand there, with who says so.
type fact struct {
	what     string
	scenario string
	says     []string // regular expressions of what the scenario and what it extends say, in one line
}

var facts = []fact{
	{"the next North Korean soldiers were expected in July or August 2025", "dprk-rotation", []string{`South Korea's intelligence service, 26 June 2025: .*July or August`}},
	{"10,000 to 14,000 had been sent to Kursk", "dprk-rotation", []string{`10,000 to 14,000 North Koreans were sent to Russia from October 2024`, `Multilateral Sanctions Monitoring Team, 29 May 2025: 14,000 sent`}},
	{"over 6,000 of them were killed or injured", "dprk-rotation", []string{`over 6,000 are reported killed or injured`, `UK Defence Intelligence, 15 June 2025: more than 6,000`}},
	{"more than half of the shells that Russia fires are North Korean", "dprk-artillery", []string{`more than half of the shells .*\(Reuters and Open Source Centre, 15 April 2025\)`}},
	{"over three million shells from 2022 to 2024", "dprk-artillery", []string{`over three million shells from 2022 to 2024 by one estimate`, `over three million shells sent from 2022 to 2024 by estimates of late 2024`}},
	{"North Korean workers in European firms, some in defence", "insider-supply-chain", []string{`Google Threat Intelligence Group, April 2025: more active in Europe`, `European defence firms`}},
	{"Washington confirmed on 1 July 2025 that it had halted deliveries", "us-aid-pause", []string{`On 1 July 2025 Washington confirmed that it had halted some deliveries`}},
	{"the Kremlin welcomed it, and a war of attrition was seen confirmed", "us-aid-pause", []string{`The Kremlin welcomed it, the Institute for the Study of War saw its theory of a war of attrition confirmed`}},
	{"Kyiv negotiates on deliveries", "us-aid-pause", []string{`Kyiv began to negotiate`}},
	{"on 2 July 2025 suspended aid was said to confirm a theory of attrition", "ceasefire-or-attrition", []string{`On 2 July 2025 the Institute for the Study of War wrote`}},
	{"5,438 long-range drones in June 2025, most in a month", "drone-surge", []string{`5,438 drones and decoys as the Associated Press counts them, 5,446`, `\(5,438 as the Associated Press counts them\)`}},
	{"Vietnam: 20 percent in place of 46", "tariff-deadline", []string{`US president, 2 April 2025: 46% in all`, `US president, 2 July 2025: 20%; unclear whether the 10% for all is included \(NHK\)`}},
	{"10 percent for all", "tariff-deadline", []string{`Executive order, 2 April 2025: 10% on imports from nearly all countries`}},
	{"40 percent on what passes through Vietnam", "tariff-deadline", []string{`the 40% on goods that pass through Vietnam`}},
	{"the pause of 90 days ends on 9 July 2025", "tariff-deadline", []string{`Executive order, 9 April 2025: suspended for 90 days, until 9 July`}},
	{"Thailand: 36 percent", "tariff-deadline", []string{`US president, 2 April 2025: 36% in all`}},
	{"Japan: an eighth round after seven since April", "tariff-deadline", []string{`seven rounds since April 2025 without a deal \(Kyodo\)`}},
	{"Japan: 10 and 14 percent, 30 or 35 threatened", "tariff-deadline", []string{`US president, 2 April 2025: 24% in all; 1 July 2025 \(Kyodo\): as high as 30 or 35%`}},
	{"Japan: cars have a tariff of their own", "tariff-deadline", []string{`cars and parts, which have a tariff of their own`}},
	{"the campaign for the House of Councillors began on 3 July 2025", "tariff-deadline", []string{`election to the House of Councillors on 20 July, whose campaign begins on the first day of the s`, `start: 2025-07-03`}},
	{"a treaty of June 2024, Article 4: assistance by all means", "article4-korea", []string{`treaty, in force since 4 December 2024, whose Article 4 promises military assistance "by all means"`, `KCNA, 20 June 2024: Article 4`}},
	{"76.6 percent of South Koreans for nuclear weapons of their own", "rok-nuclear-opinion", []string{`76\.6 per cent of South Koreans`, `Chey Institute, 30 January 2023: 76\.6%`}},
	{"an American election in November 2024", "rok-nuclear-opinion", []string{`Donald Trump wins the election of November 2024`}},
	{"more than 16,500 containers since September 2023, by Washington", "container-count", []string{`United States, autumn 2024: more than 16,500 since September 2023`}},
	{"13,000 containers since mid-2022, by Seoul", "container-count", []string{`Yonhap, 27 August 2024: over 13,000 since mid-2022`}},
}

// textOf is all that a scenario and what it extends say, each run of spaces as one.
func textOf(s *scenario.Scenario) string {
	var text strings.Builder
	for _, f := range s.Files {
		text.Write(f.Text)
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

// What the reports said, the library says, with its source.
func TestFactsStandInTheLibrary(t *testing.T) {
	for _, f := range facts {
		text := textOf(load(t, f.scenario))
		for _, says := range f.says {
			if !regexp.MustCompile(says).MatchString(text) {
				t.Errorf("%s: %s does not say %s", f.what, f.scenario, says)
			}
		}
	}
}
