/* SPDX-License-Identifier: MIT */
/* duikan - bilingual newspaper articles become an archive to read, search and
 * calculate with.
 *
 * The walk: read source -> parse article -> align bitext -> extract figures ->
 * link mentions -> index catalogue -> render page -> write file. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "build_tree.h"
#include "cli.h"
#include "commands.h"

static const struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *what;
} commands[] = {
    {"init", cmd_init, "make an empty corpus to begin with"},
    {"build", cmd_build, "make the archive site"},
    {"stats", cmd_stats, "print tables of the figures"},
    {"search", cmd_search, "find articles by region, industry, words"},
    {"extract", cmd_extract, "print the records of articles"},
    {"align", cmd_align, "print both versions side by side"},
    {"check", cmd_check, "report what is wrong with a corpus"},
    {"train", cmd_train, "learn what words render each other"},
};
enum { NCOMMANDS = sizeof(commands) / sizeof(*commands) };

static void
help(FILE *out)
{
	fputs("Usage: duikan COMMAND [OPTION...] [PATH...]\n\n"
	      "Turns bilingual newspaper articles into an archive.\n\n",
	    out);
	for (int i = 0; i < NCOMMANDS; i++)
		fprintf(out, "  %-9s %s\n", commands[i].name, commands[i].what);
	fputs("\n\"duikan COMMAND --help\" tells about one of them, "
	      "duikan(1) about all.\n",
	    out);
}

static int
finish(FILE *out, int status)
{
	return fflush(out) == 0 && !ferror(out) ? status : EXIT_IO;
}

/* Were one of the three standard files closed, the next file to be opened
 * would take its place, and what we print would go there. What is read or
 * written through this fails instead. */
static void
hold_standard_files(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd > STDERR_FILENO)
		close(fd);
}

int
main(int argc, char **argv)
{
	hold_standard_files();
	/* A reader that goes away, or a file that may not grow, shows as a
	 * failed write, with exit 3. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	if (argc < 2) {
		help(stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		help(stdout);
		return finish(stdout, EXIT_CLEAN);
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("duikan " VERSION);
		return finish(stdout, EXIT_CLEAN);
	}
	for (int i = 0; i < NCOMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	fprintf(stderr,
	    "duikan: there is no command \"%s\"\n"
	    "Try \"duikan --help\".\n",
	    argv[1]);
	return EXIT_USAGE;
}
