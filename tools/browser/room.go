package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"wargame/play"
	"wargame/play/debrief"
	"wargame/play/debrief/render"
	"wargame/play/record"
	"wargame/results/page"
	"wargame/scenario"
	library "wargame/scenarios"
	"wargame/web"
)

// room is a classroom on this machine, as wargame host opens one.
type room struct {
	web  *web.Server
	at   string // http://127.0.0.1:port
	stop func()
}

// told is the address that pages tell, as that of a laptop in a classroom would be.
const told = "192.168.1.20:8080"

// host opens a classroom round a scenario. Its game is the same each time: the seed is given, and the clock stands at the hour.
func host(ctx context.Context, name string, x play.Settings) (*room, error) {
	const seed = 7
	options := scenario.Options{Files: os.DirFS("."), Library: library.Library}
	s, problems := scenario.Load(name, options)
	if problems.HasErrors() {
		return nil, fmt.Errorf("%s: %v", name, problems)
	}
	var text bytes.Buffer
	if _, err := scenario.WriteMerged(&text, name, options); err != nil {
		return nil, err
	}
	entries, err := play.Begin(s, text.String(), "pictures", seed, x)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "classroom")
	if err != nil {
		return nil, err
	}
	began := time.Date(2026, 1, 5, 10, 0, 0, 0, time.UTC)
	now := func() time.Time { return began }
	table, err := record.Start(filepath.Join(folder, "game"), entries, seed, now)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server, err := web.New(web.Config{Table: table, Names: &names{}, Key: []byte("the key of a game for pictures"), Hosts: []string{told, l.Addr().String()}, Now: now,
		Tell: func(string) {}, Debrief: writeDebrief})
	if err != nil {
		return nil, err
	}
	ctx, end := context.WithCancel(ctx)
	go server.Run(ctx)
	serves := server.HTTP()
	go serves.Serve(l) // until it is closed
	return &room{server, "http://" + l.Addr().String(), func() {
		end()
		serves.Close()
		table.Log.Close()
		os.RemoveAll(folder)
	}}, nil
}

// writeDebrief is the page of a debrief, as wargame host writes it.
func writeDebrief(w io.Writer, g *play.Game) error {
	d, err := debrief.New(context.Background(), g, debrief.Options{Sealed: g.Phase() != play.PhaseClosed})
	if err != nil {
		return err
	}
	return page.WriteDocument(w, render.Page(d))
}

// names are the names of persons, as long as the room is open.
type names struct {
	mu   sync.Mutex
	list []string
}

func (n *names) Name(person int) string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.list[person-1]
}

func (n *names) SetName(person int, name string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	for len(n.list) < person {
		n.list = append(n.list, "")
	}
	n.list[person-1] = name
	return nil
}
