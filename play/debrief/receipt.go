package debrief

import (
	"fmt"

	"wargame/play"
	"wargame/scenario/source"
)

// Receipt is what the game was played with.
type Receipt struct {
	Seed     *uint64 `json:"seed,omitempty"` // nil: it is told when the game is closed
	Trial    int     `json:"trial,omitempty"`
	SeedHash string  `json:"seed_hash"`
	Hash     string  `json:"scenario_hash"`
	Model    string  `json:"model_hash"`
	Version  string  `json:"version"`
	Entries  int     `json:"entries"`           // of the log
	Command  string  `json:"command,omitempty"` // that runs the game's trial under the scenario's policies
}

func receipt(g *play.Game, sealed bool) Receipt {
	r := Receipt{SeedHash: g.Opened.SeedHash, Hash: g.Opened.Hash, Model: g.Opened.Model, Version: g.Opened.Version, Entries: len(g.Entries)}
	if !sealed {
		seed, trial := g.Drawn()
		r.Seed, r.Trial = &seed, trial
		r.Command = fmt.Sprintf("wargame run %s --seed %d --trial %d", source.Shown(g.Opened.Scenario), seed, trial)
	}
	return r
}
