package scenario

import (
	"fmt"
	"slices"
	"strings"

	"wargame/scenario/document"
)

// membersOf is the members of a set, or nil.
func (c *checker) membersOf(set string) []string {
	for _, s := range c.s.document.Sets {
		if s.Name == set {
			return s.Members
		}
	}
	return nil
}

// longestSet is the longest name of a set that a text begins with, or empty.
func (c *checker) longestSet(text string) string {
	longest := ""
	for _, s := range c.s.document.Sets {
		if strings.HasPrefix(text, s.Name) && len(s.Name) > len(longest) {
			longest = s.Name
		}
	}
	return longest
}

// isMember says that some set has a member of that name.
func (c *checker) isMember(name string) bool {
	return slices.ContainsFunc(c.s.document.Sets, func(s document.Set) bool { return slices.Contains(s.Members, name) })
}

// keyHint is the nearest key, or how a value for each member of a set is written.
func (c *checker) keyHint(key string, known []string) string {
	for _, s := range c.s.document.Sets {
		if slices.Contains(s.Members, key) {
			return fmt.Sprintf("values for members of %s stand in an entry with $%[1]s in its name", s.Name)
		}
	}
	return c.suggest(key, known)
}
