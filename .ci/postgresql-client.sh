#!/usr/bin/env bash
# Puts pg_dump, pg_restore and psql of PostgreSQL 18 into a folder, for the test of backups. They and the libraries that
# they need are taken out of Debian's packages of the release that has them, and nothing is installed: those of Debian 12
# are of version 15 and refuse a newer server.
set -euo pipefail
wanted=$(realpath -m "${1:-target/postgresql-client}")
if [ -x "$wanted/bin/pg_dump" ]; then
    exit 0
fi
folder="$wanted.part"
rm -rf "$folder"
packages="postgresql-client-18 libpq5 libc6 libssl3t64 libzstd1 liblz4-1 zlib1g libgssapi-krb5-2 libkrb5-3 libk5crypto3
    libkrb5support0 libcom-err2 libkeyutils1 libldap2 libsasl2-2 libreadline8t64 libtinfo6"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/lists/partial "$work"/cache/archives/partial "$work"/packages "$folder"/root "$folder"/bin
chmod -R a+rx "$work"
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -v security | head -1)
echo "deb $mirror sid main" > "$work/sources.list"
apt=(-qq -o Acquire::Languages=none -o Acquire::Retries=2 -o Acquire::http::Timeout=30
    -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root)
apt-get "${apt[@]}" update
cd "$work/packages"
# shellcheck disable=SC2086 # One word each.
apt-get "${apt[@]}" download $packages
for package in *.deb; do
    dpkg-deb -x "$package" "$folder/root"
done

libraries=usr/lib/x86_64-linux-gnu
for program in pg_dump pg_restore psql createdb; do
    printf '#!/bin/sh\nroot=$(dirname "$0")/../root\nexec "$root/%s/ld-linux-x86-64.so.2" --library-path "$root/%s" "$root/%s" "$@"\n' \
        "$libraries" "$libraries" "usr/lib/postgresql/18/bin/$program" > "$folder/bin/$program"
    chmod +x "$folder/bin/$program"
done
"$folder/bin/pg_dump" --version
# Whole, or not there at all.
rm -rf "$wanted"
mv "$folder" "$wanted"
