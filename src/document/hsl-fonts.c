/* hsl-fonts.c: the fonts of official papers, by explicit chains
 *
 * A generic fallback would put a hollow square, or a character of a foreign look, on an official
 * paper and tell nobody. So each class of type has a chain of named families; a character comes
 * from the first font of its chain that draws it, and a character that none of them draws is an
 * error. Pango's own itemiser always ends in "any font", which is why the fonts are taken from
 * fontconfig by name and never by likeness.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-fonts"

#include "hsl-fonts.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>
#include <hb-subset.h>
#include <string.h>

/* The package of fonts that a system without any is asked to install. */
#define LAST_RESORT "Noto Serif CJK SC"

typedef struct
{
  const char *family;
  const char *style;  /* %NULL: any; some families give all their weights the same number */
  gboolean    proper; /* it has the look the standard names */
} ChainLink;

typedef struct
{
  const char      *id;   /* in templates */
  const char      *name; /* msgid */
  const ChainLink *links;
} ChainSpec;

struct _HslFont
{
  char              *name;
  char              *file;
  int                index; /* of the face in its file */
  gboolean           proper;
  FT_Face            metrics;
  hb_face_t         *source;
  hb_set_t          *glyphs;  /* that were ever asked for */
  cairo_font_face_t *face;    /* to draw them with, made when needed */
  guint              n_drawn; /* how many of them it has */
};

/* What cairo draws with: a face and the bytes it reads from. */
typedef struct
{
  FT_Face    face;
  hb_blob_t *bytes;
} Drawing;

struct _HslFonts
{
  /* Owned */
  FcConfig   *config;
  GPtrArray  *fonts;                      /* of HslFont, each file once */
  GPtrArray  *chains[HSL_N_FONT_CLASSES]; /* of HslFont, borrowed from @fonts */
  GHashTable *glyphs[HSL_N_FONT_CLASSES]; /* character -> HslGlyph */
};

static const ChainLink fangsong_links[] = {
  { "FangSong_GB2312", NULL, TRUE },
  { "FangSong", NULL, TRUE },
  { "FandolFang", NULL, TRUE },
  { "Noto Serif CJK SC", "Regular", FALSE },
  { NULL }
};

static const ChainLink kai_links[] = {
  { "KaiTi_GB2312", NULL, TRUE },
  { "KaiTi", NULL, TRUE },
  { "FandolKai", NULL, TRUE },
  { "LXGW WenKai", "Regular", TRUE },
  { "Noto Serif CJK SC", "Regular", FALSE },
  { NULL }
};

static const ChainLink hei_links[] = {
  { "SimHei", NULL, TRUE },
  { "FandolHei", "Regular", TRUE },
  { "Noto Sans CJK SC", "Bold", TRUE },
  { "Noto Serif CJK SC", "Bold", FALSE },
  { NULL }
};

static const ChainLink song_links[] = {
  { "SimSun", NULL, TRUE },
  { "FandolSong", "Regular", TRUE },
  { "Noto Serif CJK SC", "Regular", TRUE },
  { NULL }
};

static const ChainLink title_links[] = {
  { "FZXiaoBiaoSong-B05S", NULL, TRUE },
  { "FandolSong", "Bold", TRUE },
  { "Noto Serif CJK SC", "Bold", TRUE },
  { NULL }
};

/* In the order of HslFontClass. */
/* clang-format off */
static const ChainSpec chain_specs[HSL_N_FONT_CLASSES] = {
  { "fangsong", N_ ("FangSong"), fangsong_links },
  { "kai", N_ ("Kai"), kai_links },
  { "hei", N_ ("Hei"), hei_links },
  { "song", N_ ("Song"), song_links },
  { "title", N_ ("title Song"), title_links },
};
/* clang-format on */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FcPattern, FcPatternDestroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FcObjectSet, FcObjectSetDestroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FcFontSet, FcFontSetDestroy)

/* Never freed: cairo keeps faces in caches of its own. */
static FT_Library
get_library (void)
{
  static FT_Library library = NULL;

  if (library == NULL && FT_Init_FreeType (&library) != 0)
    g_error ("FreeType cannot be started");
  return library;
}

static void
font_free (gpointer data)
{
  HslFont *self = data;

  g_clear_pointer (&self->face, cairo_font_face_destroy);
  g_clear_pointer (&self->glyphs, hb_set_destroy);
  g_clear_pointer (&self->source, hb_face_destroy);
  g_clear_pointer (&self->metrics, FT_Done_Face);
  g_free (self->file);
  g_free (self->name);
  g_free (self);
}

static HslFont *
font_new (FcPattern  *pattern,
          const char *name,
          gboolean    proper)
{
  HslFont *self = g_new0 (HslFont, 1);
  FcChar8 *file = NULL;

  FcPatternGetString (pattern, FC_FILE, 0, &file);
  FcPatternGetInteger (pattern, FC_INDEX, 0, &self->index);
  self->name = g_strdup (name);
  self->file = g_strdup ((const char *) file);
  self->proper = proper;
  self->glyphs = hb_set_create ();
  hb_set_add (self->glyphs, 0);
  if (FT_New_Face (get_library (), self->file, self->index, &self->metrics) != 0)
    {
      self->metrics = NULL;
      g_clear_pointer (&self, font_free);
    }
  return self;
}

static void
drawing_free (void *data)
{
  Drawing *self = data;

  FT_Done_Face (self->face);
  hb_blob_destroy (self->bytes);
  g_free (self);
}

static hb_face_t *
get_source (HslFont *self)
{
  hb_blob_t *file;

  if (self->source != NULL)
    return self->source;
  file = hb_blob_create_from_file (self->file);
  self->source = hb_face_create (file, (guint) self->index & 0xFFFF);
  hb_blob_destroy (file);
  return self->source;
}

/* A font with the glyphs asked for so far, under the numbers they have in the whole one. */
static hb_blob_t *
make_subset (HslFont *self)
{
  static const hb_tag_t unused[] = {
    HB_TAG ('c', 'm', 'a', 'p'), HB_TAG ('G', 'S', 'U', 'B'), HB_TAG ('G', 'P', 'O', 'S'),
    HB_TAG ('G', 'D', 'E', 'F'), HB_TAG ('v', 'h', 'e', 'a'), HB_TAG ('v', 'm', 't', 'x'),
    HB_TAG ('V', 'O', 'R', 'G'), HB_TAG ('B', 'A', 'S', 'E'), HB_TAG ('D', 'S', 'I', 'G')
  };
  hb_subset_input_t *input = hb_subset_input_create_or_fail ();
  hb_face_t         *subset;
  hb_blob_t         *bytes;

  hb_subset_input_set_flags (input, HB_SUBSET_FLAGS_RETAIN_GIDS);
  hb_set_union (hb_subset_input_glyph_set (input), self->glyphs);
  for (guint i = 0; i < G_N_ELEMENTS (unused); i++)
    hb_set_add (hb_subset_input_set (input, HB_SUBSET_SETS_DROP_TABLE_TAG), unused[i]);

  subset = hb_subset_or_fail (get_source (self), input);
  hb_subset_input_destroy (input);
  if (subset == NULL)
    return NULL;
  bytes = hb_face_reference_blob (subset);
  hb_face_destroy (subset);
  return bytes;
}

/* For every PDF cairo reads the outlines of every font whole, some megabytes each, and that takes longer than
 * all the rest. So it is given a font with the few hundred glyphs that papers of this kind use; one more
 * glyph makes a new one. */
static cairo_font_face_t *
make_face (HslFont *self)
{
  static const cairo_user_data_key_t key;
  Drawing                           *drawing = g_new0 (Drawing, 1);
  cairo_font_face_t                 *face;
  guint                              length = 0;
  const char                        *data;

  drawing->bytes = make_subset (self);
  data = drawing->bytes != NULL ? hb_blob_get_data (drawing->bytes, &length) : NULL;
  if (data == NULL ||
      FT_New_Memory_Face (get_library (), (const FT_Byte *) data, (FT_Long) length, 0, &drawing->face) != 0)
    {
      g_clear_pointer (&drawing->bytes, hb_blob_destroy);
      g_free (drawing);
      return cairo_ft_font_face_create_for_ft_face (self->metrics, FT_LOAD_NO_HINTING);
    }

  /* Else cairo walks through all characters to find the one of a glyph, which it is told anyway. */
  drawing->face->charmap = NULL;
  face = cairo_ft_font_face_create_for_ft_face (drawing->face, FT_LOAD_NO_HINTING);
  cairo_font_face_set_user_data (face, &key, drawing, drawing_free);
  return face;
}

/* The family as named, or nothing: fontconfig's matching would always offer some font. */
static FcPattern *
find_pattern (FcConfig        *config,
              const ChainLink *link)
{
  g_autoptr (FcPattern)   wanted = FcPatternCreate ();
  g_autoptr (FcObjectSet) objects = FcObjectSetBuild (FC_FILE, FC_INDEX, FC_STYLE, NULL);
  g_autoptr (FcFontSet)   found = NULL;

  FcPatternAddString (wanted, FC_FAMILY, (const FcChar8 *) link->family);
  if (link->style != NULL)
    FcPatternAddString (wanted, FC_STYLE, (const FcChar8 *) link->style);

  found = FcFontList (config, wanted, objects);
  return found != NULL && found->nfont > 0 ? FcPatternDuplicate (found->fonts[0]) : NULL;
}

static HslFont *
get_font (HslFonts        *self,
          const ChainLink *link)
{
  g_autoptr (FcPattern) pattern = find_pattern (self->config, link);
  g_autofree char      *name = NULL;
  HslFont              *font;

  if (pattern == NULL)
    return NULL;

  name = g_strdup_printf ("%s%s%s", link->family,
                          g_strcmp0 (link->style, "Bold") == 0 ? " " : "",
                          g_strcmp0 (link->style, "Bold") == 0 ? "Bold" : "");
  for (guint i = 0; i < self->fonts->len; i++)
    {
      font = g_ptr_array_index (self->fonts, i);
      if (g_str_equal (font->name, name))
        return font;
    }

  font = font_new (pattern, name, link->proper);
  if (font != NULL)
    g_ptr_array_add (self->fonts, font);
  return font;
}

static gboolean
fill_chain (HslFonts    *self,
            HslFontClass font_class,
            GError     **error)
{
  GPtrArray       *chain = g_ptr_array_new ();
  const char      *class_name;
  g_autofree char *message = NULL;

  self->chains[font_class] = chain;
  self->glyphs[font_class] = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (const ChainLink *link = chain_specs[font_class].links; link->family != NULL; link++)
    {
      HslFont *font = get_font (self, link);

      if (font != NULL)
        g_ptr_array_add (chain, font);
    }

  if (chain->len > 0)
    return TRUE;

  class_name = hsl_font_class_get_name (font_class);
  /* Translators: a class of type such as FangSong, and the name of a font */
  message = g_strdup_printf (_ ("No font for %s is installed; “%s” would do"), class_name, LAST_RESORT);
  g_set_error_literal (error, HSL_DOCUMENT_ERROR, HSL_DOCUMENT_ERROR_FONT, message);
  return FALSE;
}

/**
 * hsl_fonts_new:
 * @folder: (nullable): a folder of fonts beside those of the system; by default the one that
 *   the environment names in `HSL_FONT_DIR`, else the program's own
 * @error: return location
 *
 * Loads the chains. Costs a tenth of a second: keep it.
 *
 * Returns: (nullable): the fonts, or %NULL when a class of type has none at all
 */
HslFonts *
hsl_fonts_new (const char *folder,
               GError    **error)
{
  g_autoptr (HslFonts) self = g_new0 (HslFonts, 1);

  if (folder == NULL)
    folder = g_getenv ("HSL_FONT_DIR");
  if (folder == NULL || *folder == '\0')
    folder = HSL_FONT_FOLDER;

  self->fonts = g_ptr_array_new_with_free_func (font_free);
  self->config = FcInitLoadConfigAndFonts ();
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    FcConfigAppFontAddDir (self->config, (const FcChar8 *) folder);

  for (int i = 0; i < HSL_N_FONT_CLASSES; i++)
    {
      if (!fill_chain (self, (HslFontClass) i, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * hsl_fonts_free:
 * @self: (nullable): the fonts
 */
void
hsl_fonts_free (HslFonts *self)
{
  if (self == NULL)
    return;

  for (int i = 0; i < HSL_N_FONT_CLASSES; i++)
    {
      g_clear_pointer (&self->glyphs[i], g_hash_table_unref);
      g_clear_pointer (&self->chains[i], g_ptr_array_unref);
    }
  g_clear_pointer (&self->fonts, g_ptr_array_unref);
  g_clear_pointer (&self->config, FcConfigDestroy);
  g_free (self);
}

/* Some fonts map a character they never drew: an empty glyph that should have ink is missing too. */
static gboolean
find_in_font (HslFont *font,
              gunichar character,
              gulong  *out_index,
              double  *out_advance)
{
  FT_UInt      index = FT_Get_Char_Index (font->metrics, character);
  FT_GlyphSlot slot = font->metrics->glyph;

  if (index == 0 || FT_Load_Glyph (font->metrics, index, FT_LOAD_NO_SCALE) != 0)
    return FALSE;
  if (slot->format == FT_GLYPH_FORMAT_OUTLINE && slot->outline.n_points == 0 &&
      !g_unichar_isspace (character))
    return FALSE;

  hb_set_add (font->glyphs, index);
  *out_index = index;
  *out_advance = (double) slot->metrics.horiAdvance / font->metrics->units_per_EM;
  return TRUE;
}

/**
 * hsl_fonts_find_glyph:
 * @self: the fonts
 * @font_class: the class of type
 * @character: a character
 * @out_glyph: (out): where it is drawn
 *
 * Returns: whether a font of the chain draws @character
 */
gboolean
hsl_fonts_find_glyph (HslFonts    *self,
                      HslFontClass font_class,
                      gunichar     character,
                      HslGlyph    *out_glyph)
{
  const HslGlyph *known;
  GPtrArray      *chain;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (font_class < HSL_N_FONT_CLASSES, FALSE);

  known = g_hash_table_lookup (self->glyphs[font_class], GUINT_TO_POINTER (character));
  if (known != NULL)
    {
      *out_glyph = *known;
      return known->font != NULL;
    }

  chain = self->chains[font_class];
  *out_glyph = (HslGlyph){ NULL };
  for (guint i = 0; i < chain->len && out_glyph->font == NULL; i++)
    {
      HslFont *font = g_ptr_array_index (chain, i);

      if (find_in_font (font, character, &out_glyph->index, &out_glyph->advance))
        {
          out_glyph->font = font;
          out_glyph->substitute = i > 0;
        }
    }

  g_hash_table_insert (self->glyphs[font_class], GUINT_TO_POINTER (character),
                       g_memdup2 (out_glyph, sizeof *out_glyph));
  return out_glyph->font != NULL;
}

/**
 * hsl_fonts_list_chain:
 * @self: the fonts
 * @font_class: the class of type
 *
 * Returns: (transfer full): the names of the fonts found, in the order they are asked
 */
char **
hsl_fonts_list_chain (HslFonts    *self,
                      HslFontClass font_class)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (font_class < HSL_N_FONT_CLASSES, NULL);

  for (guint i = 0; i < self->chains[font_class]->len; i++)
    {
      HslFont *font = g_ptr_array_index (self->chains[font_class], i);

      g_strv_builder_add (names, font->name);
    }
  return g_strv_builder_end (names);
}

/**
 * hsl_fonts_list_substitutes:
 * @self: the fonts
 *
 * Names the classes of type for which only a font of another look is installed.
 *
 * Returns: (transfer full): one line for the reader each; empty when all is as it should be
 */
char **
hsl_fonts_list_substitutes (HslFonts *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (int i = 0; i < HSL_N_FONT_CLASSES; i++)
    {
      HslFont         *first = g_ptr_array_index (self->chains[i], 0);
      g_autofree char *line = NULL;

      if (first->proper)
        continue;
      line = g_strdup_printf ("%s: %s", hsl_font_class_get_name ((HslFontClass) i), first->name);
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/**
 * hsl_font_class_get_name:
 * @font_class: a class of type
 *
 * Returns: its name for the reader
 */
const char *
hsl_font_class_get_name (HslFontClass font_class)
{
  g_return_val_if_fail (font_class < HSL_N_FONT_CLASSES, "");

  return _ (chain_specs[font_class].name);
}

/**
 * hsl_font_class_from_id:
 * @id: "fangsong", "kai" ... as in a template
 * @out_class: (out): the class
 *
 * Returns: whether there is such a class
 */
gboolean
hsl_font_class_from_id (const char   *id,
                        HslFontClass *out_class)
{
  for (int i = 0; i < HSL_N_FONT_CLASSES; i++)
    {
      if (g_strcmp0 (id, chain_specs[i].id) == 0)
        {
          *out_class = (HslFontClass) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * hsl_font_get_name:
 * @self: a font
 *
 * Returns: its family, with "Bold" when it is
 */
const char *
hsl_font_get_name (HslFont *self)
{
  return self->name;
}

/**
 * hsl_font_get_face:
 * @self: a font
 *
 * Returns: (transfer none): the face to draw with, good for every glyph found so far
 */
cairo_font_face_t *
hsl_font_get_face (HslFont *self)
{
  guint n = hb_set_get_population (self->glyphs);

  if (self->face == NULL || n > self->n_drawn)
    {
      g_clear_pointer (&self->face, cairo_font_face_destroy);
      self->face = make_face (self);
      self->n_drawn = n;
    }
  return self->face;
}
