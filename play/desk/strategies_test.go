package desk_test

import (
	"slices"
	"strings"
	"testing"

	"wargame/play"
)

// A strategy is shown with its orders, written down by its name, and can be changed until it is sealed.
func TestStrategy(t *testing.T) {
	d := started(t, "tariff-deadline", play.Settings{Policies: map[string]string{"washington": "kept_date"}})
	says(t, d, "as japan")
	shown := says(t, d, "strategy")
	for _, want := range []string{"ready-made orders of turn 1", "holds_out", "offers", "after_vote", "japan_stance: hold", "japan_stance: offer"} {
		if !strings.Contains(shown, want) {
			t.Errorf("no %q in:\n%s", want, shown)
		}
	}
	if got := d.Complete("strategy "); !slices.Equal(got, []string{"holds_out", "offers", "after_vote"}) {
		t.Errorf("offered: %q", got)
	}
	if text := says(t, d, "strategy offers"); !strings.Contains(text, "offer") || strings.Contains(text, "Sealed") {
		t.Errorf("written down:\n%s", text)
	}
	if text := says(t, d, "because we have to"); !strings.Contains(text, "because we have to") {
		t.Errorf("why:\n%s", text)
	}
	if _, err := d.Do("strategy signs"); err == nil || !strings.Contains(err.Error(), `Japan has no strategy "signs"`) {
		t.Errorf("Vietnam's strategy: %v", err)
	}
	says(t, d, "as facilitator")
	if text, err := d.Greet(); err != nil || !strings.Contains(text, "plays the strategy kept_date") {
		t.Errorf("who plays Washington: %v\n%s", err, text)
	}
	if text := says(t, d, "strategy vietnam signs"); !strings.Contains(text, "Vietnam: the orders of signs are written down") {
		t.Errorf("by the facilitator:\n%s", text)
	}
	if got := d.Complete("strategy japan a"); !slices.Equal(got, []string{"after_vote"}) {
		t.Errorf("offered to the facilitator: %q", got)
	}
	if text := says(t, d, "strategy thailand"); !strings.Contains(text, "no ready-made orders") {
		t.Errorf("Thailand has none in the file:\n%s", text)
	}
	if _, err := d.Do("strategy mars"); err == nil {
		t.Error("a team that does not exist has strategies")
	}
}
