#!/bin/sh
# Builds GraphiQL into web/pages/graphiql, where the next Go build finds it and embeds it.
#
# Without Node, without the packages or after a failed build this warns and succeeds: the server then
# serves the simple page, which needs no build. Standard output stays empty.
set -u
cd "$(dirname "$0")" || exit 0

target=pages/graphiql

warn() {
	if [ -f "$target/index.html" ]; then
		instead="an earlier build serves in its place"
	else
		instead="the simple page serves in its place"
	fi
	echo "warning: GraphiQL is not built: $1; $instead" >&2
	exit 0
}

# What a build depends on; when none of it is newer than the last build, that one still holds.
current() {
	[ -f "$target/index.html" ] &&
		[ -z "$(find package.json package-lock.json vite.config.js index.html playground -newer "$target/index.html")" ]
}

current && exit 0
command -v node >/dev/null 2>&1 || warn "Node is not installed"
command -v npm >/dev/null 2>&1 || warn "npm is not installed"

echo "building GraphiQL (once; it takes about a minute)" >&2
log=$(mktemp) || warn "no temporary file can be made"
trap 'rm -f "$log"' EXIT
if ! npm ci >"$log" 2>&1; then
	tail -n 15 "$log" >&2
	warn "npm ci failed"
fi
if ! npm run build >"$log" 2>&1; then
	tail -n 15 "$log" >&2
	rm -rf "$target" # half a build must not be embedded
	warn "npm run build failed"
fi
