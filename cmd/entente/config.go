package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

const (
	envPrefix     = "ENTENTE"
	defaultConfig = "entente.yaml"
	passwordKey   = "store-password"
	modelKeyName  = "llm-key"
)

// settings are the flags that every command has.
type settings struct {
	config   string
	store    storeAddress
	logLevel string
	logForm  string
}

func (s *settings) register(flags *pflag.FlagSet) {
	flags.StringVar(&s.config, "config", "", "YAML `file` with the names of flags (default "+defaultConfig+" where it exists)")
	s.store.register(flags)
	flags.StringVar(&s.logLevel, "log-level", "warn", "what is logged to standard error: debug, info, warn or error")
	flags.StringVar(&s.logForm, "log-format", "text", "form of the log: text or json")
}

// configure fills every flag that the command line does not give from the environment or the configuration file, and sets up the log.
func (a *app) configure(cmd *cobra.Command) error {
	v := viper.New()
	v.SetEnvPrefix(envPrefix)
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	v.AutomaticEnv()
	if err := a.readConfig(v, cmd); err != nil {
		return err
	}
	var failed error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if failed != nil || f.Changed || f.Name == "config" || f.Name == "help" || !v.IsSet(f.Name) {
			return
		}
		if err := f.Value.Set(v.GetString(f.Name)); err != nil {
			failed = badValue(origin(f.Name, v), f, v.GetString(f.Name))
		}
	})
	if failed != nil {
		return failed
	}
	return a.configureLog()
}

// badValue is the error of a value that is not of its flag's type.
func badValue(where string, f *pflag.Flag, value string) error {
	want := "is not a value of the type " + f.Value.Type()
	switch f.Value.Type() {
	case "int":
		want = "is not a whole number"
	case "bool":
		want = "is neither true nor false"
	}
	return fmt.Errorf("%s: %q %s", where, value, want)
}

// flagError says in our words what is wrong with a flag on the command line.
func flagError(_ *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		return badValue("--"+invalid.GetFlag().Name, invalid.GetFlag(), invalid.GetValue())
	}
	return err
}

// origin names the place that a setting comes from.
func origin(flag string, v *viper.Viper) string {
	if name := envName(flag); os.Getenv(name) != "" {
		return name
	}
	return fmt.Sprintf("%s: %s", v.ConfigFileUsed(), flag)
}

func envName(flag string) string {
	return envPrefix + "_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// readConfig reads the configuration file: the one that is named, which must be there, or the default one if it is.
func (a *app) readConfig(v *viper.Viper, cmd *cobra.Command) error {
	path := a.settings.config
	if path == "" {
		path = os.Getenv(envName("config"))
	}
	if path == "" {
		if _, err := os.Stat(defaultConfig); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		path = defaultConfig
	}
	v.SetConfigFile(path)
	v.SetConfigType("yaml")
	if err := v.ReadInConfig(); err != nil {
		return fmt.Errorf("read the configuration %s: %w", path, withoutValues(err))
	}
	known := flagNames(cmd.Root())
	for _, key := range v.AllKeys() {
		switch {
		case !v.InConfig(key):
		case key == passwordKey:
			return fmt.Errorf("%s: %s: a password does not belong into this file; put it into %s, or into a file of its own that %s names",
				path, key, envName(passwordKey), envName(passwordFileFlag))
		case key == modelKeyName:
			return fmt.Errorf("%s: %s: a key does not belong into this file; put it into %s, or into a file of its own that %s names", path, key, modelKey, envName("llm-key-file"))
		case !slices.Contains(known, key):
			return fmt.Errorf("%s: %s is unknown; the names are those of the flags: %s", path, key, strings.Join(known, ", "))
		}
	}
	return nil
}

// withoutValues keeps a parser's error from repeating lines of the file, which may hold what is not meant for a log.
func withoutValues(err error) error {
	var parse viper.ConfigParseError
	if errors.As(err, &parse) {
		return errors.New("it is not YAML of the form name: value, one on each line")
	}
	return err
}

// flagNames are the names of all commands' flags, sorted.
func flagNames(root *cobra.Command) []string {
	var out []string
	add := func(f *pflag.Flag) {
		if f.Name != "help" && f.Name != "config" {
			out = append(out, f.Name)
		}
	}
	root.PersistentFlags().VisitAll(add)
	var below func(*cobra.Command)
	below = func(parent *cobra.Command) {
		for _, cmd := range parent.Commands() {
			cmd.LocalNonPersistentFlags().VisitAll(add)
			below(cmd)
		}
	}
	below(root)
	slices.Sort(out)
	return slices.Compact(out)
}

func (a *app) configureLog() error {
	var level slog.Level
	if err := level.UnmarshalText([]byte(a.settings.logLevel)); err != nil {
		return fmt.Errorf("log-level: %q is unknown; write debug, info, warn or error", a.settings.logLevel)
	}
	options := &slog.HandlerOptions{Level: level}
	switch a.settings.logForm {
	case "text":
		a.log = slog.New(slog.NewTextHandler(a.err, options))
	case "json":
		a.log = slog.New(slog.NewJSONHandler(a.err, options))
	default:
		return fmt.Errorf("log-format: %q is unknown; write text or json", a.settings.logForm)
	}
	return nil
}
