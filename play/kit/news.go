package kit

import (
	"fmt"
	"html/template"
	"slices"

	"wargame/results/explain"
	"wargame/results/number"
	"wargame/scenario"
)

// newsSheet are cards for one reader.
type newsSheet struct{ Cards []newsCard }

type newsCard struct {
	To, Title string
	Text      template.HTML
	Turn      string // empty: it is written in
}

// news adds the cards of injects: those for everybody, then those of each team.
func (k *kit) news() {
	if cards := k.cards("everybody", func(j *scenario.Inject) bool { return j.To == nil }); len(cards) > 0 {
		k.add(News, Reader{}, News.String(), len(k.g.Teams), newsSheet{cards})
	}
	for i, t := range k.g.Teams {
		if cards := k.cards(t.Called(), func(j *scenario.Inject) bool { return slices.Contains(j.To, i) }); len(cards) > 0 {
			k.add(News, readerOf(t), News.String(), 1, newsSheet{cards})
		}
	}
}

func (k *kit) cards(to string, is func(*scenario.Inject) bool) []newsCard {
	var list []newsCard
	for _, j := range k.g.Injects {
		if is(j) {
			card := newsCard{To: to, Title: titled(j.Label), Text: prose(j.Text)}
			if j.Turn > 0 {
				card.Turn = number.Group(j.Turn)
			}
			list = append(list, card)
		}
	}
	return list
}

// comes says when news comes.
func (k *kit) comes(j *scenario.Inject) string {
	says := "when you say so"
	switch {
	case j.Turn > 0:
		says = fmt.Sprintf("turn %d", j.Turn)
	case j.When != nil:
		says = "first turn that begins with " + explain.WordsOf(k.s).Expression(j.When)
	}
	if j.Chance < 1 {
		says += ", with a chance of " + number.OfChance().Say(j.Chance, number.Exact)
	}
	return says
}

// fires is the event of the model that news brings, or empty.
func (k *kit) fires(j *scenario.Inject) string {
	if j.Fires < 0 {
		return ""
	}
	return titled(k.s.Events[j.Fires].Label)
}

// to is whom news is for.
func (k *kit) to(j *scenario.Inject) string {
	if j.To == nil {
		return "everybody"
	}
	var names []string
	for _, i := range j.To {
		names = append(names, k.g.Teams[i].Called())
	}
	return each(names)
}
