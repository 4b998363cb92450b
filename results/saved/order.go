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
		atOnce(at, at, func(i int) { rooms[i] = make(from+i, rooms[i]) })
		for _, text := range rooms[:at] {
			if err := use(text); err != nil {
				return err
			}
		}
	}
	return nil
}

// atOnce does n things, as many of them at once as there are workers.
func atOnce(n, workers int, do func(i int)) {
	next := make(chan int)
	var done sync.WaitGroup
	for range min(n, workers) {
		done.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	done.Wait()
}
