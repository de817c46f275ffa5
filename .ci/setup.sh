# SPDX-License-Identifier: MIT
# setup.sh - sourced by build-site and run-tests: installs what is missing.
#
#	setup build		what compiles the program
#	setup build test	what runs every test, too

# Which of the packages for the given purposes dpkg does not have installed.
# A package with a command in the third column is not missing where something
# else brought that command.
missing_packages() {
	while read -r name purpose brings; do
		case " $* " in *" $purpose "*) ;; *) continue ;; esac
		[ -n "$brings" ] && command -v "$brings" >/dev/null 2>&1 &&
		    continue
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

install_packages() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
	    --no-install-recommends "$@" >&2
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
	install_packages $(known_packages $missing) && return 0
	# One that cannot be had must not keep the others out.
	for name in $missing; do
		install_packages "$name" ||
		    echo "notice: $name could not be installed" >&2
	done
	# What compiles the program has to be there, what tests it need not.
	missing=$(missing_packages build)
	[ -n "$missing" ] || return 0
	echo "Could not install them. As root: apt-get install $missing" >&2
	return 1
}
