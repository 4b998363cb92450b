package scenario

import (
	"math"
	"reflect"
	"testing"

	"wargame/scenario/builtin"
)

// TestEqualLooksAtEveryField changes one field of an expression at a time: the two are no longer equal, but for
// where it stands, what it is called and in which unit of time it is written.
func TestEqualLooksAtEveryField(t *testing.T) {
	whole := func() *Expr {
		return &Expr{Op: OpDraw, Args: []*Expr{{Op: OpNumber, Value: 1}}, Dist: &Dist{Name: "normal", Count: 1, Inner: []*Dist{{Name: "to"}}}}
	}
	equal(t, "alike", whole().Equal(whole()), true)
	other := map[string]any{
		"Op": OpCDF, "Type": Truth, "Args": []*Expr{{Op: OpNumber, Value: 2}}, "Value": 3.0, "Index": 1, "Policy": 1,
		"Func": builtin.LookupFunction("min"), "Dist": (*Dist)(nil), "Address": Address{Call: 1}, "Strict": true, "Order": 3,
	}
	apart := map[string]bool{"Span": true, "Name": true, "Time": true}
	fields := reflect.TypeFor[Expr]()
	for i := range fields.NumField() {
		name := fields.Field(i).Name
		if apart[name] {
			continue
		}
		value, ok := other[name]
		if !ok {
			t.Errorf("%s: say whether expressions that differ in it are equal", name)
			continue
		}
		changed := whole()
		reflect.ValueOf(changed).Elem().Field(i).Set(reflect.ValueOf(value))
		if changed.Equal(whole()) || whole().Equal(changed) {
			t.Errorf("expressions that differ in %s are equal", name)
		}
	}
	for what, change := range map[string]func(*Expr){
		"an argument more":         func(e *Expr) { e.Args = append(e.Args, e.Args[0]) },
		"another name of a shape":  func(e *Expr) { e.Dist.Name = "uniform" },
		"another count of a shape": func(e *Expr) { e.Dist.Count = 2 },
		"another shape inside":     func(e *Expr) { e.Dist.Inner[0].Name = "normal" },
	} {
		changed := whole()
		change(changed)
		if changed.Equal(whole()) {
			t.Errorf("%s, and the expressions are equal", what)
		}
	}
	equal(t, "nothing and nothing", (*Expr)(nil).Equal(nil), true)
	equal(t, "nothing and something", (*Expr)(nil).Equal(whole()) || whole().Equal(nil), false)
}

func TestEqualSettings(t *testing.T) {
	number := func(v float64) *Expr { return &Expr{Op: OpNumber, Value: v} }
	setting := func(lever int, entries ...Entry) *Setting { return &Setting{Lever: lever, Entries: entries} }
	always := math.Inf(-1)
	for _, c := range []struct {
		what string
		a, b *Setting
		want bool
	}{
		{"nothing and nothing", nil, nil, true},
		{"nothing and the number of the default", nil, setting(0, Entry{always, number(1)}), false},
		{"the same", setting(0, Entry{always, number(1)}), setting(0, Entry{always, number(1)}), true},
		{"of other levers", setting(0, Entry{always, number(1)}), setting(1, Entry{always, number(1)}), false},
		{"other values", setting(0, Entry{always, number(1)}), setting(0, Entry{always, number(2)}), false},
		{"always and from point 0", setting(0, Entry{always, number(1)}), setting(0, Entry{0, number(1)}), true},
		{"from before point 0 and from point 0", setting(0, Entry{-3, number(1)}), setting(0, Entry{0, number(1)}), true},
		{"always and from point 1", setting(0, Entry{always, number(1)}), setting(0, Entry{1, number(1)}), false},
		{"an entry more", setting(0, Entry{0, number(1)}, Entry{2, number(1)}), setting(0, Entry{0, number(1)}), false},
	} {
		equal(t, c.what, c.a.Equal(c.b), c.want)
		equal(t, c.what+", turned", c.b.Equal(c.a), c.want)
	}
}
