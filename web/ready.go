package web

import "wargame/play"

// laidReady are the ready-made orders of a strategy.
type laidReady struct {
	play.Ready
	Called string
	Says   []string // each lever and its order
	Whole  bool     // every order can be told, so that all can be written down
}

func layReady(in said, own play.OwnView) []laidReady {
	levers := map[string]play.LeverView{}
	for _, l := range own.Levers {
		levers[l.Name] = l
	}
	var list []laidReady
	for _, r := range own.Ready {
		out := laidReady{Ready: r, Called: called(r.Title, r.Strategy), Whole: true}
		for _, o := range r.Orders {
			l := levers[o.Lever]
			name := called(l.Title, l.Name)
			if o.Value == nil {
				out.Says, out.Whole = append(out.Says, in.T("ready_hangs", name)), false
				continue
			}
			out.Says = append(out.Says, name+": "+play.Says(l.Lever, *o.Value))
		}
		list = append(list, out)
	}
	return list
}
