package play

import "slices"

// Did says that a request was answered by an entry of the log.
func (g *Game) Did(ref string) bool { return ref != "" && g.refs[ref] }

// Sits is the seat of a person, or empty where the person is not here any more.
func (g *Game) Sits(person int) Seat { return g.people[person] }

// Sitting are the persons on a seat, ascending.
func (g *Game) Sitting(seat Seat) []int {
	var list []int
	for p, s := range g.people {
		if s == seat {
			list = append(list, p)
		}
	}
	slices.Sort(list)
	return list
}

// NextPerson is a number that no person of the log has had.
func (g *Game) NextPerson() int {
	last := 0
	for _, e := range g.Entries {
		if e.Kind == KindJoined {
			if p, err := bodyOf[Person](e); err == nil {
				last = max(last, p.Person)
			}
		}
	}
	return last + 1
}
