package dev.faultline.client.http;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/**
 * Knows the status and headers of the last answer, also when OkHttp then fails over its body and
 * hands nothing over. Used by the thread that posts.
 */
final class AnswerHeaders extends EventListener {
  private Response read;

  @Override
  public void callStart(Call call) {
    read = null;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    read = response;
  }

  /** Without its body; null when there was no answer, or it was no success. */
  Response ofSuccess() {
    return read != null && read.isSuccessful() ? read : null;
  }
}
