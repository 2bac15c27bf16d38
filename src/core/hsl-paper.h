/* hsl-paper.h: identity papers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Codes of the list "paper-kind". */
#define HSL_PAPER_ID_CARD           "id-card"
#define HSL_PAPER_PASSPORT          "passport"
#define HSL_PAPER_HMT_PERMIT        "hmt-permit"
#define HSL_PAPER_FOREIGN_RESIDENCE "foreign-residence"
#define HSL_PAPER_NONE              "none"

typedef enum
{
  HSL_PAPER_FITS,
  HSL_PAPER_DOUBTFUL, /* kept, with a warning */
  HSL_PAPER_WRONG,    /* cannot be a number of this kind of paper */
} HslPaperVerdict;

HslPaperVerdict hsl_paper_check (const char *kind, const char *number, const char **out_problem);
char           *hsl_paper_fold (const char *number);

G_END_DECLS
