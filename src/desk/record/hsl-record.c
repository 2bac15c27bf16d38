/* hsl-record.c: the lines of a record while they are typed
 *
 * Question and answer take turns: after a question the one answers who was asked last. No widget is needed
 * to type a record, so that its rules are tested without a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-record"

#include "hsl-record.h"

struct _HslRecord
{
  GObject parent_instance;

  GPtrArray *lines;    /* of HslRecordLine; never empty */
  GPtrArray *speakers; /* of char */
  guint      n_askers; /* the first of @speakers */
  char      *asker;    /* (nullable): who asked last */
  char      *asked;    /* (nullable): who was asked last */
};

G_DEFINE_FINAL_TYPE (HslRecord, hsl_record, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const kinds[] = {
  HSL_LINE_QUESTION,
  HSL_LINE_ANSWER,
  HSL_LINE_STATEMENT,
  HSL_LINE_NOTICE,
  HSL_LINE_NOTE,
};

static void
line_free (gpointer data)
{
  HslRecordLine *line = data;

  g_free (line->speaker);
  g_free (line->text);
  g_free (line);
}

static HslRecordLine *
line_new (const char *kind,
          const char *speaker)
{
  HslRecordLine *line = g_new0 (HslRecordLine, 1);

  line->kind = kind;
  line->speaker = g_strdup (speaker);
  line->text = g_strdup ("");
  return line;
}

static void
set_string (char      **place,
            const char *value)
{
  char *old = *place;

  *place = g_strdup (value);
  g_free (old);
}

static const char *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i]) == 0)
      return kinds[i];
  return HSL_LINE_NOTE;
}

static void
changed (HslRecord *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static HslRecordLine *
get_line (HslRecord *self,
          guint      n)
{
  return g_ptr_array_index (self->lines, MIN (n, self->lines->len - 1));
}

static gboolean
is_asker (HslRecord *self,
          guint      speaker)
{
  return speaker < self->n_askers;
}

static const char *
get_default_asker (HslRecord *self)
{
  if (self->asker == NULL && self->n_askers > 0)
    return g_ptr_array_index (self->speakers, 0);
  return self->asker;
}

static const char *
get_default_asked (HslRecord *self)
{
  if (self->asked == NULL && self->speakers->len > self->n_askers)
    return g_ptr_array_index (self->speakers, self->n_askers);
  return self->asked;
}

static const char *
get_speaker_for (HslRecord  *self,
                 const char *kind)
{
  if (g_str_equal (kind, HSL_LINE_QUESTION))
    return get_default_asker (self);
  if (g_str_equal (kind, HSL_LINE_ANSWER) || g_str_equal (kind, HSL_LINE_STATEMENT))
    return get_default_asked (self);
  return NULL;
}

static void
hsl_record_finalize (GObject *object)
{
  HslRecord *self = HSL_RECORD (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->speakers);
  g_free (self->asker);
  g_free (self->asked);
  G_OBJECT_CLASS (hsl_record_parent_class)->finalize (object);
}

static void
hsl_record_class_init (HslRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_record_finalize;

  /* A text, kind, speaker or line is another one. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hsl_record_init (HslRecord *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->speakers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->lines, line_new (HSL_LINE_QUESTION, NULL));
}

HslRecord *
hsl_record_new (void)
{
  return g_object_new (HSL_TYPE_RECORD, NULL);
}

static gboolean
has_speaker (HslRecord  *self,
             const char *name)
{
  for (guint i = 0; i < self->speakers->len; i++)
    if (g_str_equal (g_ptr_array_index (self->speakers, i), name))
      return TRUE;
  return FALSE;
}

static void
add_speakers (HslRecord         *self,
              const char *const *names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (*names[i] != '\0' && !has_speaker (self, names[i]))
      g_ptr_array_add (self->speakers, g_strdup (names[i]));
}

/**
 * hsl_record_set_speakers:
 * @askers: (nullable): mediators or investigators
 * @others: (nullable): parties and guests
 *
 * Lines keep the speakers they have.
 */
void
hsl_record_set_speakers (HslRecord         *self,
                         const char *const *askers,
                         const char *const *others)
{
  HslRecordLine *first;

  g_return_if_fail (HSL_IS_RECORD (self));

  g_ptr_array_set_size (self->speakers, 0);
  add_speakers (self, askers);
  self->n_askers = self->speakers->len;
  add_speakers (self, others);
  if (self->asker != NULL && !has_speaker (self, self->asker))
    set_string (&self->asker, NULL);
  if (self->asked != NULL && !has_speaker (self, self->asked))
    set_string (&self->asked, NULL);

  first = get_line (self, 0);
  if (self->lines->len == 1 && *first->text == '\0')
    set_string (&first->speaker, get_speaker_for (self, first->kind));
}

guint
hsl_record_count_speakers (HslRecord *self)
{
  return self->speakers->len;
}

/**
 * hsl_record_get_speaker:
 *
 * Returns: (nullable): the @n th, from 0
 */
const char *
hsl_record_get_speaker (HslRecord *self,
                        guint      n)
{
  return n < self->speakers->len ? g_ptr_array_index (self->speakers, n) : NULL;
}

guint
hsl_record_count_lines (HslRecord *self)
{
  return self->lines->len;
}

const HslRecordLine *
hsl_record_get_line (HslRecord *self,
                     guint      n)
{
  return n < self->lines->len ? g_ptr_array_index (self->lines, n) : NULL;
}

static guint
insert_line (HslRecord     *self,
             guint          after,
             HslRecordLine *line)
{
  guint place = MIN (after + 1, self->lines->len);

  g_ptr_array_insert (self->lines, (int) place, line);
  changed (self);
  return place;
}

/**
 * hsl_record_add_next:
 * @after: a line
 *
 * Adds the line that most likely follows: an answer to a question, the next question to anything else.
 *
 * Returns: its place
 */
guint
hsl_record_add_next (HslRecord *self,
                     guint      after)
{
  const char *before;
  const char *kind;

  g_return_val_if_fail (HSL_IS_RECORD (self), 0);

  before = get_line (self, after)->kind;
  kind = g_str_equal (before, HSL_LINE_QUESTION) ? HSL_LINE_ANSWER : HSL_LINE_QUESTION;
  return insert_line (self, after, line_new (kind, get_speaker_for (self, kind)));
}

/**
 * hsl_record_add_passage:
 * @after: a line; it is filled itself when it is empty
 *
 * Returns: the place of the passage
 */
guint
hsl_record_add_passage (HslRecord  *self,
                        guint       after,
                        const char *kind,
                        const char *text)
{
  HslRecordLine *line;

  g_return_val_if_fail (HSL_IS_RECORD (self), 0);

  line = get_line (self, after);
  if (*line->text != '\0')
    {
      line = line_new (find_kind (kind), NULL);
      after = insert_line (self, after, line);
    }
  line->kind = find_kind (kind);
  set_string (&line->speaker, get_speaker_for (self, line->kind));
  set_string (&line->text, text);
  changed (self);
  return after;
}

/**
 * hsl_record_remove_line:
 *
 * The last line that is left is emptied instead.
 */
void
hsl_record_remove_line (HslRecord *self,
                        guint      n)
{
  g_return_if_fail (HSL_IS_RECORD (self));
  g_return_if_fail (n < self->lines->len);

  g_ptr_array_remove_index (self->lines, n);
  if (self->lines->len == 0)
    g_ptr_array_add (self->lines, line_new (HSL_LINE_QUESTION, get_default_asker (self)));
  changed (self);
}

void
hsl_record_set_text (HslRecord  *self,
                     guint       n,
                     const char *text)
{
  g_return_if_fail (HSL_IS_RECORD (self));

  if (g_strcmp0 (get_line (self, n)->text, text) == 0)
    return;
  set_string (&get_line (self, n)->text, text);
  changed (self);
}

/**
 * hsl_record_set_kind:
 * @kind: a code of "utterance-kind"
 *
 * The speaker follows the kind.
 */
void
hsl_record_set_kind (HslRecord  *self,
                     guint       n,
                     const char *kind)
{
  HslRecordLine *line;

  g_return_if_fail (HSL_IS_RECORD (self));

  line = get_line (self, n);
  line->kind = find_kind (kind);
  set_string (&line->speaker, get_speaker_for (self, line->kind));
  changed (self);
}

/* Whom a question goes to, and who answers it, is the same person. */
static void
choose_party (HslRecord     *self,
              guint          n,
              HslRecordLine *line,
              const char    *name)
{
  const HslRecordLine *next = hsl_record_get_line (self, n + 1);

  set_string (&self->asked, name);
  if (g_str_equal (line->kind, HSL_LINE_QUESTION))
    {
      if (next != NULL && g_str_equal (next->kind, HSL_LINE_ANSWER) && *next->text == '\0')
        set_string (&get_line (self, n + 1)->speaker, name);
      return;
    }
  if (!g_str_equal (line->kind, HSL_LINE_ANSWER))
    line->kind = HSL_LINE_STATEMENT;
  set_string (&line->speaker, name);
}

/**
 * hsl_record_choose_speaker:
 * @n: a line
 * @speaker: of hsl_record_get_speaker()
 *
 * A mediator asks, or makes an empty line a question; a party is asked when the line is a question, and
 * otherwise speaks.
 */
void
hsl_record_choose_speaker (HslRecord *self,
                           guint      n,
                           guint      speaker)
{
  const char    *name;
  HslRecordLine *line;

  g_return_if_fail (HSL_IS_RECORD (self));

  name = hsl_record_get_speaker (self, speaker);
  if (name == NULL)
    return;
  line = get_line (self, n);
  if (!is_asker (self, speaker))
    choose_party (self, n, line, name);
  else
    {
      set_string (&self->asker, name);
      if (*line->text == '\0')
        line->kind = HSL_LINE_QUESTION;
      set_string (&line->speaker, name);
    }
  changed (self);
}

void
hsl_record_mark_time (HslRecord *self,
                      guint      n,
                      HslMinute  at)
{
  g_return_if_fail (HSL_IS_RECORD (self));

  get_line (self, n)->at = at;
  changed (self);
}

static gboolean
is_written (const HslRecordLine *line)
{
  for (const char *at = line->text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/**
 * hsl_record_to_variant:
 *
 * Returns: (transfer floating): the lines as input of a session or inquiry; those without a word are left out
 */
GVariant *
hsl_record_to_variant (HslRecord *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (HSL_IS_RECORD (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < self->lines->len; i++)
    {
      const HslRecordLine *line = get_line (self, i);
      GVariantDict         dict;

      if (!is_written (line))
        continue;
      g_variant_dict_init (&dict, NULL);
      g_variant_dict_insert (&dict, "kind", "s", line->kind);
      g_variant_dict_insert (&dict, "text", "s", line->text);
      if (line->speaker != NULL)
        g_variant_dict_insert (&dict, "speaker", "s", line->speaker);
      if (line->at != HSL_MINUTE_NONE)
        {
          g_autofree char *at = hsl_minute_to_iso (line->at);

          g_variant_dict_insert (&dict, "at", "s", at);
        }
      g_variant_builder_add_value (&builder, g_variant_dict_end (&dict));
    }
  return g_variant_builder_end (&builder);
}

static HslRecordLine *
line_new_from_variant (GVariant *value)
{
  HslRecordLine *line = line_new (HSL_LINE_NOTE, NULL);
  const char    *text;

  if (g_variant_lookup (value, "kind", "&s", &text))
    line->kind = find_kind (text);
  if (g_variant_lookup (value, "speaker", "&s", &text))
    set_string (&line->speaker, text);
  if (g_variant_lookup (value, "text", "&s", &text))
    set_string (&line->text, text);
  if (g_variant_lookup (value, "at", "&s", &text))
    line->at = hsl_minute_from_iso (text);
  return line;
}

/**
 * hsl_record_set_from_variant:
 * @lines: (nullable): as hsl_record_to_variant() wrote them; anything else is an empty record
 */
void
hsl_record_set_from_variant (HslRecord *self,
                             GVariant  *lines)
{
  g_return_if_fail (HSL_IS_RECORD (self));

  g_ptr_array_set_size (self->lines, 0);
  for (gsize i = 0; lines != NULL && g_variant_is_container (lines) && i < g_variant_n_children (lines); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (lines, i);
      g_autoptr (GVariant) line = NULL;

      /* A draft comes back with its items boxed. */
      line = g_variant_is_of_type (child, G_VARIANT_TYPE_VARIANT) ? g_variant_get_variant (child)
                                                                  : g_variant_ref (child);
      if (g_variant_is_of_type (line, G_VARIANT_TYPE_VARDICT))
        g_ptr_array_add (self->lines, line_new_from_variant (line));
    }
  if (self->lines->len == 0)
    g_ptr_array_add (self->lines, line_new (HSL_LINE_QUESTION, get_default_asker (self)));
  changed (self);
}

/**
 * hsl_record_find_line:
 * @written: the place among the lines that hsl_record_to_variant() wrote
 *
 * Returns: the place among all lines
 */
guint
hsl_record_find_line (HslRecord *self,
                      guint      written)
{
  guint n = 0;

  g_return_val_if_fail (HSL_IS_RECORD (self), 0);

  for (guint i = 0; i < self->lines->len; i++)
    {
      if (!is_written (get_line (self, i)))
        continue;
      if (n++ == written)
        return i;
    }
  return self->lines->len - 1;
}
