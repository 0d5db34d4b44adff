#!/bin/sh
# Installs the Debian packages named, where they are missing, and says so.
missing=
for package in "$@"; do
	[ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
		missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null 2>&1; then
	echo "caseload needs these packages (Debian names); install them by hand:$missing" >&2
	exit 1
fi
echo "Installing with apt-get, because they are missing:$missing" >&2
sudo=
if [ "$(id -u)" != 0 ]; then
	sudo=sudo
	echo "(sudo may ask for your password)" >&2
fi
$sudo apt-get update -qq >&2 &&
	$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
