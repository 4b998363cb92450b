package cli

import (
	"bytes"
	"io"
	"math"
	"os"
	"os/exec"
	"strings"

	"golang.org/x/term"
)

// Page is Print, through the user's pager where stdout is a terminal that is too short for the page: PAGER, else less; none
// where PAGER is empty or cat, or no pager is wanted or found.
func (s *Streams) Page(draw func(io.Writer) error) error {
	var page bytes.Buffer
	if err := draw(&page); err != nil {
		return err
	}
	if pager := s.pager(bytes.Count(page.Bytes(), []byte("\n"))); pager != nil {
		pager.Stdin, pager.Stdout, pager.Stderr = bytes.NewReader(page.Bytes()), s.Out.w, s.Err
		if err := pager.Start(); err == nil {
			pager.Wait() // how a reader leaves is no failure of the command
			return nil
		}
	}
	s.Out.Write(page.Bytes()) // its error is kept by Output
	return nil
}

// paged is where a page of unknown length goes: to a pager, or to stdout where there is none. done ends the page, waits for the
// reader, and says whether there was a pager.
func (s *Streams) paged() (out io.Writer, done func() bool) {
	none := func() bool { return false }
	pager := s.pager(math.MaxInt)
	if pager == nil {
		return s.Out, none
	}
	in, err := pager.StdinPipe()
	if err != nil {
		return s.Out, none
	}
	pager.Stdout, pager.Stderr = s.Out.w, s.Err
	if err := pager.Start(); err != nil {
		return s.Out, none
	}
	return in, func() bool {
		in.Close()
		pager.Wait() // how a reader leaves is no failure of the command
		return true
	}
}

// pager is the command that shows a page of so many lines; nil where it fits the screen, or is not to be paged.
func (s *Streams) pager(lines int) *exec.Cmd {
	f, ok := s.Out.w.(*os.File)
	if !ok || s.NoPager || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	_, rows, err := term.GetSize(int(f.Fd()))
	if err != nil || lines < rows {
		return nil
	}
	return pagerCommand(os.LookupEnv("PAGER"))
}

// pagerCommand is the command of a user's choice of pager. The default quits where the page fits, keeps colours and leaves the
// page on the screen.
func pagerCommand(choice string, chosen bool) *exec.Cmd {
	if !chosen {
		choice = "less"
	}
	words := strings.Fields(choice)
	if len(words) == 0 || words[0] == "cat" {
		return nil
	}
	path, err := exec.LookPath(words[0])
	if err != nil {
		return nil
	}
	c := exec.Command(path, words[1:]...)
	c.Env = os.Environ()
	if _, set := os.LookupEnv("LESS"); !set {
		c.Env = append(c.Env, "LESS=FRX")
	}
	return c
}
