package scenario

import (
	"slices"
	"strings"

	"wargame/scenario/document"
)

// Difference is what two scenarios say otherwise of one thing. Where it is whole entries or items of a list, Was or Is is empty.
type Difference struct {
	Section string // "variables"; of what stands above all sections, its key: "title"
	Name    string // of the entry, or the key of the clock; empty where there is none
	Key     string // of what differs in the entry, with dots where it lies deeper: "set.us_aid"; empty: all of it
	Was, Is string // on one line, as a file might say it
	Tells   bool   // no column depends on it: titles, units, sources, which way is better
}

// differenceOrder is the order in which sections are told of: what a reader changes first, then the model.
var differenceOrder = []string{"extends", "abstract", "clock", "sets", "variables", "correlations", "levers", "strategies", "policies", "stocks", "flows", "auxiliaries",
	"tables", "events", "outcomes", "checks", "watch"}

// Differences are what the second scenario says otherwise than the first, section by section, what makes its columns before what
// only tells of them. Two scenarios without one have the same Hash, or the same entries in another order.
func Differences(a, b *Scenario) []Difference {
	var list []Difference
	for _, d := range document.Differences(a.document, b.document) {
		list = append(list, differenceOf(d))
	}
	slices.SortStableFunc(list, func(x, y Difference) int {
		if x.Tells != y.Tells {
			return tellsLast(x) - tellsLast(y)
		}
		return toldAt(x.Section) - toldAt(y.Section)
	})
	return list
}

func tellsLast(d Difference) int {
	if d.Tells {
		return 1
	}
	return 0
}

// toldAt is where a section stands among those told of.
func toldAt(section string) int {
	if i := slices.Index(differenceOrder, section); i >= 0 {
		return i
	}
	return len(differenceOrder)
}

func differenceOf(d document.Difference) Difference {
	x := Difference{Section: d.Path[0], Tells: onlyTells(d.Path)}
	if len(d.Path) > 1 {
		x.Name = d.Path[1]
	}
	if len(d.Path) > 2 {
		x.Key = strings.Join(d.Path[2:], ".")
	}
	if x.Key == "value" {
		x.Key = ""
	}
	x.Was, x.Is = lineOf(d.Was), lineOf(d.Is)
	return x
}

// onlyTells says whether no column depends on what stands under some keys.
func onlyTells(path []string) bool {
	shape := sections.shapeOf(path[0])
	switch {
	case len(path) == 1:
		return sections.tell(path[0]) || labelKeys.tell(path[0])
	case sections.tell(path[0]):
		return true
	case shape == aClock:
		return clockKeys.tell(path[1]) || labelKeys.tell(path[1])
	case len(path) == 2:
		return false
	case shape == someStrategies:
		return len(path) > 3 && (strategyKeys.tell(path[3]) || labelKeys.tell(path[3]))
	}
	return entryKeys[shape].tell(path[2]) || labelKeys.tell(path[2])
}

// lineOf is a value on one line; of an entry that has nothing but a value, the value.
func lineOf(n *document.Node) string {
	switch {
	case n == nil:
		return ""
	case n.Kind == document.Mapping && len(n.Entries) == 1 && n.At("value") == 0:
		return n.Entries[0].Value.Line()
	}
	return n.Line()
}
