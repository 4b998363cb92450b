package scenarios_test

import (
	"math"
	"regexp"
	"slices"
	"testing"

	"wargame/scenario"
	"wargame/scenarios"
)

// Whatever levers are at, no model breaks: every outcome is a number, its laws hold, and what is kept is kept. Where something that
// no policy does is then better than all that they do, the scenario says so.
func TestLeversAtTheirEnds(t *testing.T) {
	for _, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tried := newTried(t, name)
			tried.holdLaws(t)
			tried.keepAccounts(t)
			tried.nameWinners(t, name)
		})
	}
}

// law is what a check says of one policy, without its name: what then holds under any.
type law struct{ check, says string }

// lawsOf are the checks of a scenario that are laws of its model. A check that names two policies compares what somebody chose, and
// may fail where they choose otherwise; so may one that holds in most trials. One that names a single policy is a law, as that
// no more is spent than there is, unless it is listed as being about that policy alone.
func lawsOf(s *scenario.Scenario) []law {
	var list []law
	for _, c := range s.Checks {
		var named []string
		for part := range c.Value.Parts() {
			if part.Op == scenario.OpPolicyOutcome {
				named = append(named, s.Policies[part.Policy].Name)
			}
		}
		if one := len(slices.Compact(slices.Sorted(slices.Values(named)))) == 1; !one || c.Share < 1 || ofOnePolicy[c.That] != "" {
			continue
		}
		says := regexp.MustCompile(`\b`+named[0]+`\.`).ReplaceAllString(c.That, "")
		if !slices.ContainsFunc(list, func(l law) bool { return l.says == says }) {
			list = append(list, law{c.That, says})
		}
	}
	return list
}

// ofOnePolicy are checks that say what one policy is, and why they are no laws.
var ofOnePolicy = map[string]string{
	"not no_treaty.russia_in":          "there is a treaty under the others",
	"engineers.intake_share == 0":      "the others send soldiers",
	"distance.shells_two_years == 0":   "the others give shells",
	"not distance.answered_at_all":     "the others do what Moscow answers",
	"firm.date_moved == 0":             "the others let the date be moved",
	"no_deadline.date_moved == 0":      "the others have a date",
	"all_sign.vietnam_rate_end <= 46%": "a common front may be punished with more",
}

// holdLaws wants each law to hold in every trial of each policy.
func (t *tried) holdLaws(test *testing.T) {
	for k, l := range t.laws {
		for i := range t.out.Policies {
			if at := slices.Index(t.out.Measures[i][k].Values, 0); at >= 0 {
				test.Errorf("%q, a check, is no law: it fails under %s in trial %d; if it is about one policy, list it", l.check, t.policy(i), at+1)
				break
			}
		}
	}
}

// kept is an account of people, money or goods: how far it is off, which is 0 but for rounding, of numbers about as large as
// scale.
type kept struct {
	what, off string
	scale     float64
}

// accounts are kept by every scenario that has what they name, whatever the levers do: in is out and there, nothing is spent
// that is not there, nothing is stopped by what was not fired.
var accounts = []kept{
	{"Russian soldiers", "initial(ru_troops) + total(ru_intake) + total(ru_recovered) - total(ru_leaving) - total(ru_losses) - final(ru_troops)", 1e6},
	{"Ukrainian soldiers", "initial(ua_troops) + total(ua_intake) + total(ua_recovered) - total(ua_leaving) - total(ua_losses) - final(ua_troops)", 1e6},
	{"the recovered, of those hurt", "max(0, total(ru_recovered) - total(ru_losses), total(ua_recovered) - total(ua_losses))", 1e6},
	{"shells fired or left were there, and depots burn", `max(0, total(ru_fire) + final(ru_shells) - initial(ru_shells) - total(ru_made)
		- total(dprk_underway) - dprk_usable * (total(dprk_shipped) - final(in_transit(dprk_shipped))))`, 1e7},
	{"ground of Donetsk is not handed over once it is taken, but for a week's", `max(0, if gave_in and final(taken) > total(advance) + 1
		then final(taken) - total(advance) - (terms - donetsk_share * (total(advance) - highest(advance))) else 0)`, 1e4},
	{"interceptors", `initial(interceptors) + total(us_interceptors_delivered) + total(other_interceptors_delivered) + total(bought) - final(in_transit(bought)) + 20 * count(loan)
		- total(interceptors_fired) - final(interceptors)`, 1e3},
	{"missiles stopped by interceptors fired", "max(0, total(stopped / dt * salvo) - total(interceptors_fired))", 1e3},
	{"missiles", "initial(missiles_held) + total(missiles_delivered) - total(missiles_launched) - final(missiles_held)", 1e3},

	{"North Koreans in Russia, lost or home again", `initial(dprk_troops) + total(dprk_arrivals) + total(dprk_recovered) - total(dprk_losses)
		- final(veterans_home) - final(dprk_troops)`, 1e5},
	{"North Koreans lost", "final(dprk_lost) - total(dprk_losses)", 1e5},
	{"North Korean builders", "initial(builders) + total(builders_arrive) - final(builders)", 1e4},

	{"Americans landed, afloat or put out of action", "initial(afloat) - final(afloat) - final(ashore) - total(us_losses) - charge_price * final(charged)", 73e3},
	{"Japanese, whom bombardment makes fewer", "max(0, total(japanese_losses) + final(charged) + final(defenders) - initial(defenders))", 2e4},
	{"nobody is lost once the island is taken", "total(if defenders <= 5% * garrison then us_losses + japanese_losses else 0)", 73e3},

	{"money ordered is money there", "total(money_ordered) - total(money)", 100},
	{"shares of the money", "highest(us_part + korea_part + ukraine_part + home_share) - 1", 1},
	{"orders in Europe", `initial(home_orders) + total(national_orders) + total(joint_orders_placed) - final(in_transit(joint_orders_placed))
		- total(home_delivered) - final(home_orders)`, 100},
	{"what Europe made", "initial(home_made) + total(home_delivered) - final(home_made)", 100},
	{"orders in America", "initial(us_orders) + total(us_ordered) - total(us_delivered) - final(us_orders)", 100},
	{"orders in South Korea", "initial(korea_orders) + total(korea_ordered) - total(korea_delivered) - final(korea_orders)", 100},
	{"orders in Ukraine", "initial(ukraine_orders) + total(ukraine_ordered) - total(ukraine_delivered) - final(ukraine_orders)", 100},

	{"shells in depots and lent", "initial(rok_shells) + total(shells_stored) - final(rok_shells) - final(lent)", 5e6},
	{"South Korean shells ordered, at work, on their way and delivered", `total(shells_begun) - final(shells_ordered) - final(shells_in_work)
		- final(shells_in_transit) - final(shells_delivered)`, 1e6},
	{"South Korean arms ordered, at work, on their way and delivered", `total(arms_begun) - final(arms_ordered) - final(arms_in_work)
		- final(arms_in_transit) - final(arms_delivered)`, 10},
	{"no more is earned of contracts, or lent for them, than is signed for", "max(0, final(earned_at_home) - final(contracts), final(credit) - final(contracts))", 100},
	{"North Korea sends no more than it would in all", "max(0, highest(dprk_soldiers) - dprk_most)", 1e5},
	{"a loan is no larger than agreed", "max(0, highest(lent) - highest(loan_size))", 3e6},

	{"workers placed, hired and found", "initial(placed) + total(hired) - total(found) - final(placed)", 1e3},
	{"convoys readied, sent and waiting", "initial(waiting) + total(readied) - total(sent) - final(waiting)", 3e3},
	{"nobody adapts before checks begin", "max(0, final(adapted) - duration(hiring_checks > 0))", 52},

	{"nobody pays more than the threat", `max(0, highest(vietnam_rate - vietnam_menace), highest(japan_rate - japan_menace),
		highest(thailand_rate - thailand_menace))`, 1},
	{"containers shipped, stopped and arrived", "initial(arrived) + total(pace) - total(stopped) - final(arrived)", 3e4},
}

// keepAccounts wants each account to be right in every trial of each policy.
func (t *tried) keepAccounts(test *testing.T) {
	for k, account := range t.kept {
		for i := range t.out.Policies {
			wrong := func(x float64) bool { return !(math.Abs(x) <= 1e-9*account.scale) }
			values := t.out.Measures[i][len(t.laws)+k].Values
			if at := slices.IndexFunc(values, wrong); at >= 0 {
				test.Errorf("%s: off by %g under %s in trial %d", account.what, values[at], t.policy(i), at+1)
				break
			}
		}
	}
}
