/* hsl-template.h: one form, as read from its XML file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-document-error.h"
#include "hsl-day.h"

G_BEGIN_DECLS

typedef enum
{
  HSL_NODE_FORM,
  HSL_NODE_HEAD,
  HSL_NODE_FOOT,
  HSL_NODE_PARAGRAPH,
  HSL_NODE_SIGNATURE,
  HSL_NODE_TABLE,
  HSL_NODE_ROW,
  HSL_NODE_CELL,
  HSL_NODE_FOR,
  HSL_NODE_IF,
  HSL_NODE_ELSE,
  HSL_NODE_SPACE,
  HSL_NODE_FILL,
  HSL_NODE_PAGE_BREAK,
  HSL_NODE_SPAN,
  HSL_NODE_LINE_BREAK,
  HSL_NODE_LEADER,
  HSL_NODE_TEXT,
  HSL_NODE_FIELD,
} HslNodeKind;

typedef struct _HslNode     HslNode;
typedef struct _HslTemplate HslTemplate;

/* One filter of a field: {amount_fen|money} has the filter "money". */
typedef struct
{
  char *name;
  GStrv arguments;
} HslFilter;

struct _HslNode
{
  HslNodeKind kind;
  const char *element; /* its name in the file; interned */
  GHashTable *attributes;
  GPtrArray  *children; /* of HslNode */
  char       *text;     /* TEXT: the text; FIELD: the path */
  GArray     *filters;  /* FIELD: of HslFilter */
  int         line;
  int         column;
};

HslTemplate *hsl_template_new (const char *source,
                               gssize      length,
                               const char *file,
                               GError    **error);
HslTemplate *hsl_template_ref (HslTemplate *self);
void         hsl_template_unref (HslTemplate *self);

const char    *hsl_template_get_id (HslTemplate *self);
const char    *hsl_template_get_number (HslTemplate *self);
const char    *hsl_template_get_title (HslTemplate *self);
const char    *hsl_template_get_file (HslTemplate *self);
const char    *hsl_template_get_track (HslTemplate *self);
const char    *hsl_template_get_subject (HslTemplate *self);
const char    *hsl_template_get_source (HslTemplate *self);
const char    *hsl_template_get_step (HslTemplate *self);
HslDay         hsl_template_get_from (HslTemplate *self);
HslDay         hsl_template_get_to (HslTemplate *self);
int            hsl_template_get_version (HslTemplate *self);
gboolean       hsl_template_can_be_blank (HslTemplate *self);
gboolean       hsl_template_is_valid_on (HslTemplate *self,
                                         HslDay       day);
const HslNode *hsl_template_get_root (HslTemplate *self);
const char    *hsl_node_get_attribute (const HslNode *self,
                                       const char    *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslTemplate, hsl_template_unref)

G_END_DECLS
