package main

import (
	"runtime/debug"
	"strings"
)

// version is the program's version, the only place it is written.
const version = "0.1.0"

// buildVersion is the version and, where the build knows it, the revision it was built from.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	var parts []string
	if revision := settings["vcs.revision"]; revision != "" {
		if len(revision) > 12 {
			revision = revision[:12]
		}
		if settings["vcs.modified"] == "true" {
			revision += " with changes"
		}
		parts = append(parts, "revision "+revision)
	}
	parts = append(parts, info.GoVersion, settings["GOOS"]+"/"+settings["GOARCH"])
	return version + " (" + strings.Join(parts, ", ") + ")"
}
