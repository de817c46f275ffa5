/* SPDX-License-Identifier: MIT */
/* commands.h - the subcommands; each parses its own options
 *
 * argv[0] is the command's name. They return an exit_status. */
#ifndef COMMANDS_H
#define COMMANDS_H

int cmd_init(int argc, char **argv);
int cmd_build(int argc, char **argv);
int cmd_extract(int argc, char **argv);
int cmd_align(int argc, char **argv);
int cmd_stats(int argc, char **argv);
int cmd_search(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_train(int argc, char **argv);
#endif
