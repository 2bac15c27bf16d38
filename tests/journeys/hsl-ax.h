/* hsl-ax.h: what a program shows, as an assistive technology sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HslAx HslAx;

/* Bits of HslAxNode.states: the numbers of AtspiStateType. */
typedef enum
{
  HSL_AX_ACTIVE = 1,
  HSL_AX_CHECKED = 4,
  HSL_AX_EXPANDED = 10,
  HSL_AX_FOCUSED = 12,
  HSL_AX_MODAL = 16,
  HSL_AX_PRESSED = 20,
  HSL_AX_SELECTED = 23,
  HSL_AX_SENSITIVE = 24,
  HSL_AX_SHOWING = 25,
} HslAxState;

typedef struct _HslAxNode HslAxNode;

struct _HslAxNode
{
  char            *path;
  char            *parent;
  char            *name;
  const char      *role;
  int              index; /* among its parent's children */
  int              n_children;
  guint64          states;
  const HslAxNode *up; /* (nullable): the parent, of the same snapshot */
};

typedef struct
{
  int x;
  int y;
  int width;
  int height;
} HslAxRect;

HslAx     *hsl_ax_new (GPid     pid,
                       guint    timeout_ms,
                       GError **error);
void       hsl_ax_free (HslAx *self);
GPtrArray *hsl_ax_snapshot (HslAx *self);
gboolean   hsl_ax_ping (HslAx *self);

gboolean         hsl_ax_tree_is_below (GPtrArray       *tree,
                                       const HslAxNode *node,
                                       const char      *ancestor_path);
const HslAxNode *hsl_ax_tree_toplevel (GPtrArray       *tree,
                                       const HslAxNode *node);
char            *hsl_ax_tree_print (GPtrArray *tree);
gboolean         hsl_ax_node_matches (const HslAxNode *node,
                                      const char      *role,
                                      const char      *name_glob);
gboolean         hsl_ax_node_is (const HslAxNode *node,
                                 HslAxState       state);

gboolean hsl_ax_extents (HslAx           *self,
                         const HslAxNode *node,
                         gboolean         on_screen,
                         HslAxRect       *rect);
char    *hsl_ax_text (HslAx           *self,
                      const HslAxNode *node);
gboolean hsl_ax_do (HslAx           *self,
                    const HslAxNode *node,
                    const char      *action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HslAx, hsl_ax_free)

G_END_DECLS
