#!/usr/bin/env bash
# install.sh BUILT PREFIX: installs the release build in the folder BUILT under PREFIX.
# install.sh --remove PREFIX: removes it again.
set -euo pipefail
cd "$(dirname "$0")/.."
built=$1 prefix=$2
share=$prefix/share
bash_completion=$share/bash-completion/completions/recto
zsh_completion=$share/zsh/site-functions/_recto
fish_completion=$share/fish/vendor_completions.d/recto.fish
manual=$share/man/man1/recto.1

if [ "$built" = --remove ]; then
  rm -f "$prefix/bin/recto" "$manual" "$bash_completion" "$zsh_completion" "$fish_completion"
  rm -rf "$share/recto" "$share/doc/recto"
  exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
day=$(date --utc --date="@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}" +%F)
"$built/generate-manual" "$built/recto" --date "$day" --output-directory "$work" >/dev/null
for shell in bash zsh fish; do "$built/recto" --generate-completion-script $shell >"$work/$shell"; done

install -D --strip "$built/recto" "$prefix/bin/recto"
install -D --mode=644 "$work/recto.1" "$manual"
install -D --mode=644 "$work/bash" "$bash_completion"
install -D --mode=644 "$work/zsh" "$zsh_completion"
install -D --mode=644 "$work/fish" "$fish_completion"
install -D --mode=644 Sources/RectoModel/JSON/recto-document.schema.json "$share/recto/recto-document.schema.json"
install -D --mode=644 --target-directory="$share/doc/recto" LICENSE NOTICE CHANGELOG.md
find Templates -type f ! -name '*.swift' -printf '%P\0' | while IFS= read -r -d '' file; do
  install -D --mode=644 "Templates/$file" "$share/recto/templates/$file"
done
