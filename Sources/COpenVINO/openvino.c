#include "COpenVINO.h"

#include <dlfcn.h>
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

// The parts of the C API that are used, as OpenVINO 2026 declares them.
typedef struct {
  int64_t rank;
  int64_t *dims;
} shape_t;

typedef struct {
  int64_t min, max;
} dimension_t;

typedef struct {
  dimension_t rank;
  dimension_t *dims;
} partial_shape_t;

typedef struct {
  const char *number;
  const char *description;
} version_t;

enum { type_f32 = 4, most_dimensions = 8, most_properties = 8, most_outputs = 8 };

struct cov_runtime {
  void *core;
  int (*get_version)(version_t *);
  void (*version_free)(version_t *);
  const char *(*last_error)(void);
  int (*core_create)(void **);
  void (*core_free)(void *);
  int (*read_model)(const void *, const char *, const char *, void **);
  int (*reshape)(const void *, partial_shape_t);
  void (*model_free)(void *);
  int (*compile)(const void *, const void *, const char *, size_t, void **, ...);
  void (*compiled_free)(void *);
  int (*create_request)(const void *, void **);
  void (*request_free)(void *);
  int (*tensor_from_host)(int, shape_t, void *, void **);
  int (*set_input)(void *, const void *);
  int (*infer)(void *);
  int (*get_output)(const void *, size_t, void **);
  int (*tensor_shape)(const void *, shape_t *);
  int (*shape_free)(shape_t *);
  int (*tensor_data)(const void *, void **);
  void (*tensor_free)(void *);
};

struct cov_model {
  const cov_runtime *runtime;
  void *compiled;
  void *request;
  void *outputs[most_outputs];
};

// Cores and models are made and freed one at a time: side by side, good models now and then couldn't be read.
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

static void say(char *message, size_t capacity, const char *text) {
  snprintf(message, capacity, "%s", text != NULL ? text : "no reason given");
}

// Fills the table; the name of a missing function, or NULL.
static const char *find_functions(void *library, cov_runtime *runtime) {
  const struct {
    void *place;
    const char *name;
  } functions[] = {
      {&runtime->get_version, "ov_get_openvino_version"},
      {&runtime->version_free, "ov_version_free"},
      {&runtime->last_error, "ov_get_last_err_msg"},
      {&runtime->core_create, "ov_core_create"},
      {&runtime->core_free, "ov_core_free"},
      {&runtime->read_model, "ov_core_read_model"},
      {&runtime->reshape, "ov_model_reshape_single_input"},
      {&runtime->model_free, "ov_model_free"},
      {&runtime->compile, "ov_core_compile_model"},
      {&runtime->compiled_free, "ov_compiled_model_free"},
      {&runtime->create_request, "ov_compiled_model_create_infer_request"},
      {&runtime->request_free, "ov_infer_request_free"},
      {&runtime->tensor_from_host, "ov_tensor_create_from_host_ptr"},
      {&runtime->set_input, "ov_infer_request_set_input_tensor"},
      {&runtime->infer, "ov_infer_request_infer"},
      {&runtime->get_output, "ov_infer_request_get_output_tensor_by_index"},
      {&runtime->tensor_shape, "ov_tensor_get_shape"},
      {&runtime->shape_free, "ov_shape_free"},
      {&runtime->tensor_data, "ov_tensor_data"},
      {&runtime->tensor_free, "ov_tensor_free"},
  };
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *found = dlsym(library, functions[i].name);
    if (found == NULL) return functions[i].name;
    *(void **)functions[i].place = found;
  }
  return NULL;
}

// Tensors of every width come and go: what malloc keeps of them, in pieces that nothing else fits in, adds up.
enum { large_block = 1 << 20 };

static cov_runtime *open_runtime(const char *path, char *message, size_t capacity) {
  mallopt(M_MMAP_THRESHOLD, large_block);
  mallopt(M_TRIM_THRESHOLD, large_block);
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    say(message, capacity, dlerror());
    return NULL;
  }
  cov_runtime *runtime = calloc(1, sizeof *runtime);
  if (runtime == NULL) return NULL;
  const char *missing = find_functions(library, runtime);
  if (missing != NULL) {
    say(message, capacity, missing);
  } else if (runtime->core_create(&runtime->core) != 0) {
    say(message, capacity, runtime->last_error());
  } else {
    return runtime;
  }
  free(runtime);
  return NULL;
}

cov_runtime *cov_open(const char *path, char *message, size_t capacity) {
  pthread_mutex_lock(&making);
  cov_runtime *runtime = open_runtime(path, message, capacity);
  pthread_mutex_unlock(&making);
  return runtime;
}

void cov_close(cov_runtime *runtime) {
  pthread_mutex_lock(&making);
  runtime->core_free(runtime->core);
  pthread_mutex_unlock(&making);
  free(runtime);
}

void cov_version(const cov_runtime *runtime, char *text, size_t capacity) {
  version_t version = {NULL, NULL};
  if (runtime->get_version(&version) != 0) {
    say(text, capacity, "unknown");
    return;
  }
  say(text, capacity, version.number);
  runtime->version_free(&version);
}

static int reshape(const cov_runtime *runtime, const void *model, const int64_t *dimensions, size_t rank) {
  dimension_t dims[most_dimensions];
  if (rank > most_dimensions) return -1;
  for (size_t i = 0; i < rank; i++) dims[i] = (dimension_t){dimensions[i], dimensions[i]};
  return runtime->reshape(model, (partial_shape_t){{(int64_t)rank, (int64_t)rank}, dims});
}

// `k` and `v` have `most_properties` places; the library looks at the first `count` alone.
static int compile(const cov_runtime *runtime, const void *model, const char *const *k, const char *const *v,
                   size_t count, void **compiled) {
  return runtime->compile(runtime->core, model, "CPU", 2 * count, compiled, k[0], v[0], k[1], v[1], k[2], v[2],
                          k[3], v[3], k[4], v[4], k[5], v[5], k[6], v[6], k[7], v[7]);
}

cov_model *cov_compile(const cov_runtime *runtime, const char *path, const int64_t *dimensions, size_t rank,
                       const char *const *keys, const char *const *values, size_t count, char *message, size_t capacity) {
  const char *k[most_properties] = {NULL}, *v[most_properties] = {NULL};
  cov_model *model = calloc(1, sizeof *model);
  if (model == NULL || count > most_properties) {
    free(model);
    say(message, capacity, "out of memory");
    return NULL;
  }
  for (size_t i = 0; i < count; i++) k[i] = keys[i], v[i] = values[i];
  model->runtime = runtime;
  void *read = NULL;
  pthread_mutex_lock(&making);
  int failed = runtime->read_model(runtime->core, path, NULL, &read);
  if (!failed && rank > 0) failed = reshape(runtime, read, dimensions, rank);
  if (!failed) failed = compile(runtime, read, k, v, count, &model->compiled);
  if (!failed) failed = runtime->create_request(model->compiled, &model->request);
  if (read != NULL) runtime->model_free(read);
  pthread_mutex_unlock(&making);
  if (!failed) return model;
  say(message, capacity, runtime->last_error());
  cov_model_free(model);
  return NULL;
}

static void free_outputs(cov_model *model) {
  for (size_t i = 0; i < most_outputs; i++) {
    if (model->outputs[i] != NULL) model->runtime->tensor_free(model->outputs[i]);
    model->outputs[i] = NULL;
  }
}

void cov_model_free(cov_model *model) {
  free_outputs(model);
  pthread_mutex_lock(&making);
  if (model->request != NULL) model->runtime->request_free(model->request);
  if (model->compiled != NULL) model->runtime->compiled_free(model->compiled);
  pthread_mutex_unlock(&making);
  free(model);
}

int cov_run(cov_model *model, float *input, const int64_t *dimensions, size_t rank, char *message, size_t capacity) {
  const cov_runtime *runtime = model->runtime;
  int64_t dims[most_dimensions];
  if (rank > most_dimensions) return -1;
  for (size_t i = 0; i < rank; i++) dims[i] = dimensions[i];
  free_outputs(model);
  void *tensor = NULL;
  int failed = runtime->tensor_from_host(type_f32, (shape_t){(int64_t)rank, dims}, input, &tensor);
  if (!failed) failed = runtime->set_input(model->request, tensor);
  if (!failed) failed = runtime->infer(model->request);
  if (failed) say(message, capacity, runtime->last_error());
  if (tensor != NULL) runtime->tensor_free(tensor);
  return failed;
}

const float *cov_output(cov_model *model, size_t index, int64_t *dimensions, size_t capacity, size_t *rank) {
  const cov_runtime *runtime = model->runtime;
  shape_t shape = {0, NULL};
  void *data = NULL;
  if (index >= most_outputs) return NULL;
  void **output = &model->outputs[index];
  if (*output == NULL && runtime->get_output(model->request, index, output) != 0) return NULL;
  if (runtime->tensor_shape(*output, &shape) != 0) return NULL;
  *rank = (size_t)shape.rank;
  for (size_t i = 0; i < *rank && i < capacity; i++) dimensions[i] = shape.dims[i];
  runtime->shape_free(&shape);
  if (runtime->tensor_data(*output, &data) != 0) return NULL;
  return data;
}
