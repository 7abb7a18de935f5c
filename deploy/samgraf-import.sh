#!/bin/sh
# Gets a file from an address if it has changed, and sends it to a server with a key. What is the same once more changes nothing.
# SAMGRAF_FILE: the address; SAMGRAF_SERVER: the server; SAMGRAF_SOURCE: source:ID; SAMGRAF_KEY_FILE: a file that holds the key;
# SAMGRAF_FILE_KEY_FILE: a file that holds the key of the address, if it asks for one.
set -eu
state="${STATE_DIRECTORY:-${HOME}/.samgraf-import}"
mkdir -p "$state"
fetched="$state/file"

get() { curl --fail --silent --show-error --proto '=https' --max-time 600 --etag-compare "$state/etag" --etag-save "$state/etag.new" --output "$fetched" "$@" "$SAMGRAF_FILE"; }
rm -f "$fetched"
if [ -n "${SAMGRAF_FILE_KEY_FILE:-}" ]; then
  printf 'header = "authorization: Bearer %s"\n' "$(cat "$SAMGRAF_FILE_KEY_FILE")" | get --config -
else
  get
fi
[ -s "$fetched" ] || exit 0

printf 'header = "authorization: Bearer %s"\n' "$(cat "$SAMGRAF_KEY_FILE")" |
  curl --fail-with-body --silent --show-error --max-time 600 --config - \
    --header 'content-type: application/octet-stream' --data-binary "@$fetched" \
    "$SAMGRAF_SERVER/import?source=$SAMGRAF_SOURCE&take=understood&dryRun=false"
# Only now: what was not taken is sent again the next night.
mv "$state/etag.new" "$state/etag"
