package document

// Bounds of what is read, so that a file from a stranger costs little. Each is named in the message that refuses.
const (
	maxFileBytes  = 1 << 20
	maxFiles      = 64
	maxDepth      = 64
	maxKeyBytes   = 200
	maxNodes      = 100_000 // of all files together, aliases counted where they stand; and again once sets are expanded
	maxSetsNamed  = 8       // in the name of an entry
	maxSetUses    = 1_000   // in one text
	maxSplitBytes = 4096    // how far the end of a text that YAML split is looked for
	maxCompared   = 20_000  // names that mistyped ones are compared with: with thousands of mistakes nobody is helped
)
