#!/bin/sh
# What `make demo` shows: digests imported, papers listed, searched by tag, one shown in both languages.
set -eu
PAPERLOG="$BIN/paperlog --store .demo-store --no-pager"
rm -rf .demo-store
mkdir -p .demo-store/papers
run() {
    printf '\n$ paperlog %s\n' "$*"
    $PAPERLOG "$@"
}
run import samples
run list
run search --tag RLVR
run search 推論
COLUMNS=120
export COLUMNS
run show --layout columns "$($PAPERLOG search has:abstract_en has:abstract_ja has:arxiv_id --keys --limit 1)"
run stats
printf '\nThe store of this demo is .demo-store; yours is where `paperlog path` says.\n'
