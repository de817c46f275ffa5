/* SPDX-License-Identifier: MIT */
/* memory.h - what the program takes of memory: memory.c says more */
#ifndef MEMORY_H
#define MEMORY_H

/* Gives what is free back to the kernel, where the allocator would keep it for
 * a while: for the end of a stage that took much which the next does not
 * need. */
void memory_give_back(void);
#endif
