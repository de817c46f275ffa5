/* SPDX-License-Identifier: MIT */
#include "month.h"

#include "utf8.h"

int
month_name(struct slice s, size_t *off)
{
	static const char *const names[] = {"january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december"};
	size_t n = 0;

	while (n < s.n && cp_is_letter((unsigned char)s.p[n]))
		n++;
	if (n < 3 || n > 9)
		return 0;
	for (int m = 0; m < 12; m++) {
		size_t k = 0;

		while (k < n && names[m][k] == (s.p[k] | 0x20))
			k++;
		/* In full, or cut after three letters, September's four. */
		if (k < n ||
		    (names[m][k] != '\0' && n != 3 && !(m == 8 && n == 4)))
			continue;
		if (n < s.n && s.p[n] == '.' && names[m][k] != '\0')
			n++;
		*off += n;
		return m + 1;
	}
	return 0;
}
