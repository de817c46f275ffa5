/* SPDX-License-Identifier: MIT */
#define SCAN scan_en
#include "figures.h"
