package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// atLeastOne demands arguments and says which where they are missing.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return fmt.Errorf("name at least one %s", what)
		}
		return nil
	}
}
