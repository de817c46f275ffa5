/* SPDX-License-Identifier: MIT */
#define SCAN scan_zh
#include "figures.h"
