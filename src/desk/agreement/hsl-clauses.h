/* hsl-clauses.h: clauses of agreements, by type of dispute
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char  *id;
  char  *title;
  char **types;  /* of disputes; for all when it is empty */
  char  *matter; /* (nullable): of the term; a free paragraph without it */
  char  *text;   /* with blanks in braces */
} HslClause;

typedef enum
{
  HSL_BLANK_TEXT,
  HSL_BLANK_DAY,
  HSL_BLANK_MONEY,
} HslBlankKind;

/* One blank of a text: {漏水部位:卫生间} */
typedef struct
{
  char        *name;
  HslBlankKind kind;
  char        *usual; /* (nullable): what most likely will be typed */
} HslBlank;

GPtrArray *hsl_clauses_new (const char *folder);
GPtrArray *hsl_clauses_list_for (GPtrArray *clauses, const char *type);
GPtrArray *hsl_clause_list_blanks (const HslClause *self);
char      *hsl_clause_dup_text (const HslClause *self, GHashTable *filled);

G_END_DECLS
