#include "batch/message.h"

#include "batch/message_fields.h"

namespace lectern {

template <class Side, class It>
requires std::is_same_v<std::remove_const_t<It>, Reply>
void fields(Side& side, It& reply) {
  fields(side, reply.record);
  side.field(reply.outputs);
  side.field(reply.articles);
  side.field(reply.pictures);
}

std::string pack(const Reply& reply) {
  return pack_fields(reply);
}

std::optional<Reply> unpack(std::string_view bytes) {
  return unpack_fields<Reply>(bytes);
}

}  // namespace lectern
