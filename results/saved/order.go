package saved

import "sync"

// inOrder makes n texts, as many of them at once as there are workers, and uses them one after the other. A text may be made in
// the room of one that was used.
func inOrder(n, workers int, make func(i int, room []byte) []byte, use func([]byte) error) error {
	rooms := [][]byte{}
	for range workers {
		rooms = append(rooms, nil)
	}
	for from := 0; from < n; from += workers {
		at := min(workers, n-from)
		var done sync.WaitGroup
		for i := range at {
			done.Go(func() { rooms[i] = make(from+i, rooms[i]) })
		}
		done.Wait()
		for _, text := range rooms[:at] {
			if err := use(text); err != nil {
				return err
			}
		}
	}
	return nil
}
