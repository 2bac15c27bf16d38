/* hsl-scene.h: what a map shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-borders.h"
#include "hsl-classify.h"
#include "hsl-map-area.h"
#include "hsl-viewport.h"

G_BEGIN_DECLS

/* A base grid. Cells are known by their number, 0 to n - 1 in official order; -1 is none. */
typedef struct
{
  const HslMapArea *area;
  HslMapShape      *shape;
  gboolean          is_tile;
  guint             group; /* in the tree that is shown */
  double            value;
} HslSceneCell;

/* A community or police grid: what has a thick outline and a name. */
typedef struct
{
  char             *code; /* %NULL for the grids that have no parent in this tree */
  const HslMapArea *area; /* %NULL when the table has no such area */
  guint             n_cells;
} HslSceneGroup;

typedef enum
{
  HSL_SCENE_TEXT_TITLE,     /* 城东派出所辖区网格图 */
  HSL_SCENE_TEXT_MEASURE,   /* 在办: what the numbers count */
  HSL_SCENE_TEXT_UNIT,      /* 件 */
  HSL_SCENE_TEXT_AS_OF,     /* 截至 2026年3月1日 09:00 */
  HSL_SCENE_TEXT_SOURCE,    /* who made it */
  HSL_SCENE_TEXT_NOTE,      /* HSL_SCENE_NOTE at first */
  HSL_SCENE_TEXT_WATERMARK, /* 演示 in demo stores */
  HSL_SCENE_N_TEXTS,
} HslSceneText;

/* Stands on everything that may be shown around; text of a paper, so it is the same in any locale. */
#define HSL_SCENE_NOTE "示意图，不作为划界依据"

/* How far beside an area a pointer may miss it, in widget units. */
#define HSL_SCENE_TOLERANCE 6.0

typedef enum
{
  HSL_WALK_LEFT,
  HSL_WALK_RIGHT,
  HSL_WALK_UP,
  HSL_WALK_DOWN,
  HSL_WALK_PREVIOUS,
  HSL_WALK_NEXT,
  HSL_WALK_FIRST,
  HSL_WALK_LAST,
} HslWalk;

#define HSL_TYPE_SCENE (hsl_scene_get_type ())
G_DECLARE_FINAL_TYPE (HslScene, hsl_scene, HSL, SCENE, GObject)

HslScene *hsl_scene_new (GPtrArray *areas);

void              hsl_scene_set_tree (HslScene *self, HslMapTree tree);
HslMapTree        hsl_scene_get_tree (HslScene *self);
void              hsl_scene_set_classes (HslScene *self, const HslClasses *classes);
const HslClasses *hsl_scene_get_classes (HslScene *self);
void              hsl_scene_set_text (HslScene *self, HslSceneText which, const char *text);
const char       *hsl_scene_get_text (HslScene *self, HslSceneText which);

guint                hsl_scene_get_n_cells (HslScene *self);
const HslSceneCell  *hsl_scene_get_cell (HslScene *self, int cell);
guint                hsl_scene_get_n_groups (HslScene *self);
const HslSceneGroup *hsl_scene_get_group (HslScene *self, guint group);
const HslBorders    *hsl_scene_get_borders (HslScene *self);
HslMapBox            hsl_scene_get_bounds (HslScene *self);
gboolean             hsl_scene_has_tiles (HslScene *self);
gboolean             hsl_scene_is_in_view (HslScene *self, int cell, const HslViewport *viewport);
int                  hsl_scene_find (HslScene *self, const char *code);

void     hsl_scene_clear_values (HslScene *self, double value);
gboolean hsl_scene_set_value (HslScene *self, const char *code, double value);
void     hsl_scene_set_unlocated (HslScene *self, double value);
double   hsl_scene_get_unlocated (HslScene *self);
int      hsl_scene_get_class (HslScene *self, int cell);
guint    hsl_scene_count_class (HslScene *self, int class_number);
double   hsl_scene_get_group_total (HslScene *self, guint group);
double   hsl_scene_get_total (HslScene *self);

gboolean hsl_scene_set_selected (HslScene *self, int cell);
int      hsl_scene_get_selected (HslScene *self);
gboolean hsl_scene_set_hovered (HslScene *self, int cell);
int      hsl_scene_get_hovered (HslScene *self);

int hsl_scene_hit (HslScene *self, const HslViewport *viewport, double x, double y);
int hsl_scene_walk (HslScene *self, int from, HslWalk step);

char *hsl_scene_dup_cell_name (HslScene *self, int cell);
char *hsl_scene_dup_value_text (HslScene *self, double value);
char *hsl_scene_dup_description (HslScene *self, int cell);

G_END_DECLS
