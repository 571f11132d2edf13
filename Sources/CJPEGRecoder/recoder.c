#include "CJPEGRecoder.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

/* What the work holds. libjpeg calls error_exit and expects it not to return: it jumps out of the library, which
   Swift can't do. */
struct work {
  struct jpeg_error_mgr errors;
  jmp_buf exit;
  struct jpeg_decompress_struct from;
  struct jpeg_compress_struct to;
  struct jpeg_destination_mgr destination;
  unsigned char *buffer;
  size_t size;
};

static void leave(j_common_ptr info) { longjmp(((struct work *)info->client_data)->exit, 1); }

static void keep_quiet(j_common_ptr info) { (void)info; }

/* Damaged data are left alone: a warning ends the work as an error does. */
static void leave_on_warning(j_common_ptr info, int level) {
  if (level < 0) leave(info);
}

static void start(j_compress_ptr to) {
  struct work *work = to->client_data;
  work->destination.next_output_byte = work->buffer;
  work->destination.free_in_buffer = work->size;
}

/* There is room for the bytes that the file has already: a larger one is of no use. */
static boolean overflow(j_compress_ptr to) {
  leave((j_common_ptr)to);
  return FALSE;
}

static void finish(j_compress_ptr to) { (void)to; }

static void prepare(struct work *work) {
  jpeg_std_error(&work->errors);
  work->errors.error_exit = leave;
  work->errors.emit_message = leave_on_warning;
  work->errors.output_message = keep_quiet;
  work->from.err = work->to.err = &work->errors;
  work->from.client_data = work->to.client_data = work;
  work->destination.init_destination = start;
  work->destination.empty_output_buffer = overflow;
  work->destination.term_destination = finish;
}

static int starts_with(jpeg_saved_marker_ptr marker, const char *name, size_t length) {
  return marker->data_length >= length && memcmp(marker->data, name, length) == 0;
}

/* libjpeg writes these two itself. */
static int is_written_already(j_compress_ptr to, jpeg_saved_marker_ptr marker) {
  return (to->write_JFIF_header && marker->marker == JPEG_APP0 && starts_with(marker, "JFIF", 5))
    || (to->write_Adobe_marker && marker->marker == JPEG_APP0 + 14 && starts_with(marker, "Adobe", 5));
}

static void copy_markers(j_decompress_ptr from, j_compress_ptr to) {
  for (jpeg_saved_marker_ptr marker = from->marker_list; marker != NULL; marker = marker->next) {
    if (!is_written_already(to, marker)) {
      jpeg_write_marker(to, marker->marker, marker->data, marker->data_length);
    }
  }
}

static int recode(struct work *work, const unsigned char *bytes, int progressive) {
  j_decompress_ptr from = &work->from;
  j_compress_ptr to = &work->to;
  if (setjmp(work->exit)) return 1;
  jpeg_create_decompress(from);
  jpeg_create_compress(to);
  jpeg_mem_src(from, bytes, (unsigned long)work->size);
  jpeg_save_markers(from, JPEG_COM, 0xFFFF);
  for (int number = 0; number < 16; number++) jpeg_save_markers(from, JPEG_APP0 + number, 0xFFFF);
  jpeg_read_header(from, TRUE);
  jvirt_barray_ptr *coefficients = jpeg_read_coefficients(from);
  jpeg_copy_critical_parameters(from, to);
  to->optimize_coding = TRUE;
  if (progressive) jpeg_simple_progression(to);
  to->dest = &work->destination;
  jpeg_write_coefficients(to, coefficients);
  copy_markers(from, to);
  jpeg_finish_compress(to);
  jpeg_finish_decompress(from);
  return 0;
}

size_t recto_jpeg_recode(const unsigned char *bytes, size_t count, int progressive, unsigned char *recoded) {
  struct work work;
  memset(&work, 0, sizeof work);
  work.buffer = recoded;
  work.size = count;
  prepare(&work);
  int failed = recode(&work, bytes, progressive);
  size_t length = failed ? 0 : count - work.destination.free_in_buffer;
  jpeg_destroy_compress(&work.to);
  jpeg_destroy_decompress(&work.from);
  return length;
}
