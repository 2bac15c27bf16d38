/* hsl-money.h: sums of money in fen (分), read, shown and written in 大写
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 16 digits of yuan, the most that 大写 writes with 万亿: nine such sums still add up in a gint64. */
#define HSL_MONEY_MAX G_GINT64_CONSTANT (999999999999999999)

gboolean hsl_money_parse (const char *text, gint64 *out_fen, GError **error);
char    *hsl_money_format (gint64 fen);
char    *hsl_money_to_chinese (gint64 fen);

G_END_DECLS
