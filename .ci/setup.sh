# SPDX-License-Identifier: MIT
# setup.sh - sourced by build-site and run-tests: installs what is missing.
#
#	setup build		what compiles the program
#	setup build test	what runs every test, too

# Which of the packages for the given purposes dpkg does not have installed.
missing_packages() {
	while read -r name purpose _; do
		case " $* " in *" $purpose "*) ;; *) continue ;; esac
		case $(dpkg-query -W -f '${Status}' "$name" 2>/dev/null) in
		*"ok installed") ;;
		*) printf '%s ' "$name" ;;
		esac
	done <"$top/.ci/packages"
}

# Those of the packages that this system's archive has: a distribution without
# one of the test tools still runs the tests that do without it.
known_packages() {
	for name; do
		if apt-cache show "$name" >/dev/null 2>&1; then
			printf '%s ' "$name"
		else
			echo "notice: no package $name here" >&2
		fi
	done
}

# Runs a command as root: as we are, or through sudo; 1 if neither works.
as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo "$@"
	else
		return 1
	fi
}

setup() {
	if ! command -v dpkg-query >/dev/null 2>&1; then
		echo "This is not Debian or Ubuntu; what is needed, under its" \
		    "Debian names:" >&2
		grep -v '^#' "$top/.ci/packages" >&2
		command -v meson >/dev/null 2>&1 && return 0
		return 1
	fi
	missing=$(missing_packages "$@")
	[ -n "$missing" ] || return 0
	echo "Installing: $missing" >&2
	as_root apt-get update -q >&2
	# shellcheck disable=SC2046 # a list of words
	if as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
	    --no-install-recommends $(known_packages $missing) >&2; then
		return 0
	fi
	echo "Could not install them. As root: apt-get install $missing" >&2
	return 1
}
