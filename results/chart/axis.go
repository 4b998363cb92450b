package chart

import "wargame/results/number"

// plotted is an axis with what its marks made of it.
type plotted struct {
	*Axis
	scale
	measure number.Measure
	most    int // ticks, so that those at its ends are among them; 0: any
}

// plot gives the axes of a chart their scales; at most so many ticks on each.
func (c *Chart) plot(mostX, mostY int) (x, y plotted) {
	var rx, ry reach
	for _, p := range c.Panels {
		for _, m := range p.Marks {
			m.reach(&rx, &ry)
		}
	}
	return c.X.plot(rx, mostX), c.Y.plot(ry, mostY)
}

func (a *Axis) plot(r reach, most int) plotted {
	r.see(a.Include...)
	p := plotted{Axis: a, scale: r.scale(), measure: a.Measure}
	if p.measure.Factor == 0 {
		p.measure.Factor = 1
	}
	p.measure = p.measure.Short(p.measure.Factor * max(-p.Low, p.High))
	if f := p.measure.Factor; !a.Tight {
		nice := scale{p.Low * f, p.High * f}.nice(most)
		p.most = most
		p.scale = scale{min(nice.Low/f, p.Low), max(nice.High/f, p.High)}
	}
	return p
}

// ticks are at most so many (three or more).
func (p *plotted) ticks(most int) []tick {
	if dates := p.dateTicks(most, p.Axis); len(dates) > 0 {
		return dates
	}
	if p.most > 0 {
		most = min(most, p.most)
	}
	return p.scale.ticks(most, p.measure)
}

// title is what the axis says, with its unit; of dates and pure numbers the label alone.
func (p *plotted) title() string {
	if _, _, dates := parseStart(p.Start); dates || p.measure.Pure() {
		return p.Label
	}
	return p.measure.Named(p.Label)
}
